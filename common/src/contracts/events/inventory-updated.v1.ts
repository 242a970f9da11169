import { defineEvent } from '../define-event.ts';
import { InventoryState } from './state.ts';

export const InventoryUpdated = defineEvent({
  type: 'inventory:updated',
  version: 1,
  source: 'orders',
  data: InventoryState,
});
