import { onExpirationCompleted } from './on-expiration-completed.ts';
import { onInventoryUpdated } from './on-inventory-updated.ts';
import { onOrderChanged } from './on-order-changed.ts';
import { onUserChanged } from './on-user-changed.ts';

export const handlers = [onInventoryUpdated, onOrderChanged, onUserChanged, onExpirationCompleted];
