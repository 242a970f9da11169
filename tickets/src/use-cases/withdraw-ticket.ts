import { TicketDeleted } from '@ticketing-dev/common/contracts';
import type { Deps } from '../deps.ts';
import { type Caller, mayChange } from '../domain/caller.ts';
import { stateOf, withdrawListing } from '../domain/listing.ts';

/** Off the market for good, with or without a reason for those who hold or bought. Said twice: the first reason stays. */
export async function withdrawTicket(
  deps: Deps,
  input: { id: string; caller: Caller; reason?: string | undefined },
): Promise<void> {
  const listing = await deps.listings.get(input.id);
  mayChange(input.caller, listing);
  const next = withdrawListing(listing, deps.clock(), input.reason);
  if (next === listing) return;
  await deps.transaction(async (tx) => {
    await deps.listings.save(tx, listing, next);
    tx.tell(TicketDeleted, { subject: next.id, data: stateOf(next) });
  });
}
