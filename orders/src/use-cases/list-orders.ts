import type { OrderListing, Seen } from '../db/order-store.ts';
import type { Deps } from '../deps.ts';

export interface OrderPage {
  readonly items: readonly Seen[];
  /** The order the next page comes after; null on the last page. */
  readonly next: string | null;
}

/** A buyer's own orders, by when they were made. */
export async function listOrders(deps: Deps, input: OrderListing): Promise<OrderPage> {
  const found = await deps.orders.list(input);
  const items = found.slice(0, input.limit);
  return { items, next: found.length > input.limit ? (items.at(-1)?.order.id ?? null) : null };
}
