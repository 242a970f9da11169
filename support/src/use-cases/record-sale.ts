import type { Deps } from '../deps.ts';
import type { Sale } from '../domain/sale.ts';

/** Keeps a sale to be told to its seller with others of the listing; heard before, nothing happens. */
export async function recordSale(deps: Deps, sale: Sale | null): Promise<void> {
  if (sale !== null) await deps.sales.follow(sale, deps.clock());
}
