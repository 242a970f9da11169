import type { Deps } from '../deps.ts';
import { cancelByBuyer } from '../domain/order.ts';
import { orderNotFound } from '../domain/refusals.ts';

/** The buyer gives the seats back before paying: they are for sale again at once. */
export async function cancelOrder(deps: Deps, which: { orderId: string; buyerId: string }): Promise<void> {
  const order = await deps.orders.change(which, cancelByBuyer);
  if (order === null) throw orderNotFound();
}
