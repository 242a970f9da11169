import type { Deps } from '../deps.ts';
import { aboutSales, collect } from '../domain/sales-digest.ts';

/** So many sales are collected in one transaction; a listing that sold more takes several for its one message. */
const SALES_AT_ONCE = 500;

/** Tells each seller what was sold of a listing, once its first sale that was not told yet is a digest's time old. */
export async function tellSellers(
  deps: Deps,
  { signal, salesAtOnce = SALES_AT_ONCE }: { signal?: AbortSignal; salesAtOnce?: number } = {},
): Promise<void> {
  const heardBefore = new Date(deps.clock().getTime() - deps.config.SALES_DIGEST_SECONDS * 1_000);
  for (const listingId of await deps.sales.listingsToTell(heardBefore)) {
    if (signal?.aborted) return;
    try {
      while (await collectSales(deps, listingId, salesAtOnce));
    } catch (error) {
      deps.logger.error({ err: error, listingId }, 'sales not told yet'); // the other sellers need not wait for it
    }
  }
}

/**
 * Moves waiting sales into the listing's digest and, with the last of them, the digest into a message: always in one
 * transaction, so that a sale is in exactly one message whatever dies, and of two processes one finds nothing left to do.
 *
 * @returns whether there may be more.
 */
async function collectSales(deps: Deps, listingId: string, salesAtOnce: number): Promise<boolean> {
  return deps.transaction(async (tx) => {
    const sales = await deps.sales.waiting(tx, listingId, salesAtOnce);
    const digest = collect(await deps.sales.openDigest(tx, listingId), sales, deps.newId());
    if (digest === null) return false;
    await deps.sales.markTold(tx, sales, digest.id);
    const more = sales.length === salesAtOnce;
    await deps.sales.saveDigest(tx, listingId, more ? digest : null);
    if (!more) await deps.messages.queueIn(tx, aboutSales(digest), deps.clock());
    return more;
  });
}
