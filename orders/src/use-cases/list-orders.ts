import type { Seen } from '../db/order-store.ts';
import type { Deps } from '../deps.ts';
import type { OrderStatus } from '../domain/order.ts';

export interface OrderPage {
  readonly items: readonly Seen[];
  /** The order the next page comes after; null on the last page. */
  readonly next: string | null;
}

/** A buyer's own orders, newest first. */
export async function listOrders(
  deps: Deps,
  input: { buyerId: string; status?: OrderStatus | undefined; after?: string | undefined; limit: number },
): Promise<OrderPage> {
  const found = await deps.orders.list(input);
  const items = found.slice(0, input.limit);
  return { items, next: found.length > input.limit ? (items.at(-1)?.order.id ?? null) : null };
}
