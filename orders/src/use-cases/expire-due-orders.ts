import type { Deps } from '../deps.ts';
import { observeLateness } from './expire-order.ts';

/** Ends every hold that is due. Runs every second, so that no seat waits for a timer that was lost. */
export async function expireDueOrders(deps: Deps, signal?: AbortSignal): Promise<void> {
  while (!signal?.aborted) {
    const expired = await deps.orders.expireDue();
    if (expired.length === 0) return;
    for (const order of expired) observeLateness(deps, order);
  }
}
