import type { WhichSales } from '../db/sales.ts';
import type { Deps } from '../deps.ts';
import type { Order } from '../domain/order.ts';
import { listingNotFound } from '../domain/refusals.ts';

/** The orders of a listing for its seller, or for whoever may read any (then without `sellerId`). */
export async function listSales(deps: Deps, which: WhichSales): Promise<AsyncIterable<Order>> {
  const stock = await deps.stock.read(which.listingId);
  const isTheirs = which.sellerId === undefined || stock?.listing.sellerId === which.sellerId;
  if (stock === null || !isTheirs) throw listingNotFound();
  return deps.orders.sales(which);
}
