import { TicketUpdated, type UpdateTicketBody } from '@ticketing-dev/common/contracts';
import type { Deps } from '../deps.ts';
import { type Caller, mayChange } from '../domain/caller.ts';
import { UNTOUCHED } from '../domain/hold.ts';
import { type Listing, stateOf, updateListing } from '../domain/listing.ts';

export async function updateTicket(
  deps: Deps,
  input: { id: string; caller: Caller; body: UpdateTicketBody },
): Promise<Listing> {
  const listing = await deps.listings.get(input.id);
  mayChange(input.caller, listing);
  const standing = (await deps.holds.standingsOf([listing.id])).get(listing.id) ?? UNTOUCHED;
  const next = updateListing(listing, input.body, { now: deps.clock(), standing });
  if (next === listing) return listing;
  await deps.transaction(async (tx) => {
    await deps.listings.save(tx, listing, next);
    tx.tell(TicketUpdated, { subject: next.id, data: stateOf(next) });
  });
  return next;
}
