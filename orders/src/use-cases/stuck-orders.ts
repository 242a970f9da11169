import type { Deps } from '../deps.ts';
import { expire, type Order } from '../domain/order.ts';
import { orderNotFound } from '../domain/refusals.ts';

/** A sweeper's pause, and then some. */
const OVERDUE_MS = 60_000;
/** Money moves within seconds, unless Stripe or the bank takes its time. */
const MONEY_MS = 600_000;

export type StuckOrder = Order & { readonly why: string };

/** Orders that should have moved on, each with what it waits for; the longest waiting first. */
export async function listStuck(deps: Deps, limit: number): Promise<StuckOrder[]> {
  const stuck = await deps.orders.stuck({ overdueMs: OVERDUE_MS, moneyMs: MONEY_MS, limit });
  return stuck.map((order) => ({ ...order, why: whyOf(order) }));
}

function whyOf({ status, paymentId }: Order): string {
  if (status === 'created')
    return 'Its hold has ended and was not released: does any process of orders run its sweeper?';
  if (status === 'paying')
    return `It waits for payment ${paymentId} to be captured or voided: look at the stuck payments.`;
  return `It waits for payment ${paymentId} to be refunded: look at the stuck payments.`;
}

/** Ends the order's hold now if it is due; everything else moves only by its payment. */
export async function checkOrder(deps: Deps, orderId: string): Promise<Order> {
  const order = await deps.orders.change({ orderId }, expire);
  if (order === null) throw orderNotFound();
  return order;
}
