import { InventoryUpdated } from '@ticketing-dev/common/contracts';
import { consume } from '@ticketing-dev/common/messaging';
import type { Deps } from '../deps.ts';

export const onInventoryUpdated = consume(InventoryUpdated, (deps: Deps, event) =>
  deps.listings.followInventory(event.data),
);
