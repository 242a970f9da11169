import { TicketDeleted, TicketUpdated } from '@ticketing-dev/common/contracts';
import type { Deps } from '../deps.ts';
import { stateOf } from '../domain/listing.ts';
import { followSeller as follow, type SellerStatus } from '../domain/seller.ts';

/**
 * A suspended account's listings are off the market until it is active again, a deleted one's for good; what was bought from
 * them stays bought. This news may be an old one: what counts is the newest that is known.
 */
export async function followSeller(
  deps: Deps,
  user: { id: string; status: SellerStatus; version: number },
): Promise<void> {
  await deps.sellers.follow(user);
  const status = await deps.sellers.statusOf(user.id);
  for (const id of await deps.listings.idsToFollow(user.id, status)) await followInListing(deps, id);
}

async function followInListing(deps: Deps, id: string): Promise<void> {
  await deps.transaction(async (tx) => {
    const listing = await deps.listings.get(id, tx);
    const next = follow(listing, await deps.sellers.lock(tx, listing.sellerId), deps.clock());
    if (next === listing) return;
    await deps.listings.save(tx, listing, next);
    const definition = next.status === 'withdrawn' ? TicketDeleted : TicketUpdated;
    tx.tell(definition, { subject: next.id, data: stateOf(next) });
  });
}
