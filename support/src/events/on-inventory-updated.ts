import { InventoryUpdated } from '@ticketing-dev/common/contracts';
import { consume } from '@ticketing-dev/common/messaging';
import type { Deps } from '../deps.ts';

export const onInventoryUpdated = consume(InventoryUpdated, async (deps: Deps, event) => {
  await deps.stocks.follow(event.data);
});
