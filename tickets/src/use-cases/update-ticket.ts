import { TicketUpdated, type UpdateTicketBody } from '@ticketing-dev/common/contracts';
import type { Deps } from '../deps.ts';
import { type Caller, mayChange } from '../domain/caller.ts';
import { type Listing, stateOf, updateListing } from '../domain/listing.ts';

export async function updateTicket(
  deps: Deps,
  input: { id: string; caller: Caller; body: UpdateTicketBody },
): Promise<Listing> {
  const listing = await deps.listings.get(input.id);
  mayChange(input.caller, listing);
  const heldUntil = await deps.holds.heldUntil(listing.id);
  const next = updateListing(listing, input.body, { now: deps.clock(), heldUntil });
  if (next === listing) return listing;
  await deps.transaction(async (tx) => {
    await deps.listings.save(tx, listing, next);
    tx.tell(TicketUpdated, { subject: next.id, data: stateOf(next) });
  });
  return next;
}
