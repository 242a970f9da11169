import { onExpirationCompleted } from './on-expiration-completed.ts';
import { onInventoryUpdated } from './on-inventory-updated.ts';
import { onOrderChanged } from './on-order-changed.ts';
import { onUserDeleted } from './on-user-deleted.ts';

export const handlers = [onInventoryUpdated, onOrderChanged, onUserDeleted, onExpirationCompleted];
