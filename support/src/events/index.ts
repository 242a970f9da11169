import { onAdmissionIssued } from './on-admission-issued.ts';
import { onInventoryUpdated } from './on-inventory-updated.ts';
import { onOrderChanged } from './on-order-changed.ts';
import { onPaymentChanged } from './on-payment-changed.ts';
import { onUserChanged } from './on-user-changed.ts';
import { onUserLinkRequested } from './on-user-link-requested.ts';

export const handlers = [
  onUserChanged,
  onUserLinkRequested,
  onOrderChanged,
  onAdmissionIssued,
  onPaymentChanged,
  onInventoryUpdated,
];
