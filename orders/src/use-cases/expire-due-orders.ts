import type { Deps } from '../deps.ts';
import { observeLateness } from './expire-order.ts';

/** Ends every hold that is due. Runs every second, so that no seat waits for a timer that was lost. */
export async function expireDueOrders(deps: Deps, signal?: AbortSignal): Promise<void> {
  while (!signal?.aborted) {
    const { ended, broken } = await deps.orders.expireDue();
    if (ended.length + broken.length === 0) return;
    for (const order of ended) observeLateness(deps, order);
    for (const { orderId, error } of broken)
      deps.logger.error({ err: error, orderId }, 'a hold that is due cannot be ended');
  }
}
