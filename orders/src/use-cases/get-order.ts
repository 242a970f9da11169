import type { Seen, Which } from '../db/order-store.ts';
import type { Deps } from '../deps.ts';
import { orderNotFound } from '../domain/refusals.ts';

/** An order and the database's time. Without `buyerId` anybody's. */
export async function getOrder(deps: Deps, which: Which): Promise<Seen> {
  const seen = await deps.orders.find(which);
  if (seen === null) throw orderNotFound();
  return seen;
}
