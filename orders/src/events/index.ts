import { onExpirationCompleted } from './on-expiration-completed.ts';
import { onPaymentChanged } from './on-payment-changed.ts';
import { onTicketChanged } from './on-ticket-changed.ts';
import { onUserChanged } from './on-user-changed.ts';

/** What this service hears. */
export const handlers = [onTicketChanged, onPaymentChanged, onUserChanged, onExpirationCompleted];
