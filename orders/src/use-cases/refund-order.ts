import type { Seen } from '../db/order-store.ts';
import type { Deps } from '../deps.ts';
import { requestRefund } from '../domain/refund.ts';
import { orderNotFound } from '../domain/refusals.ts';
import { getOrder } from './get-order.ts';

/** Somebody who may has the money given back. Payments does it once it hears of the order. */
export async function refundOrder(deps: Deps, { orderId, reason }: { orderId: string; reason: string }): Promise<Seen> {
  const order = await deps.orders.change({ orderId }, (order, now) => requestRefund(order, reason, now));
  if (order === null) throw orderNotFound();
  return getOrder(deps, { orderId });
}
