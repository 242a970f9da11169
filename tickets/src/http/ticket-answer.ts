import type { Ticket } from '@ticketing-dev/common/contracts';
import type { SessionUser } from '@ticketing-dev/common/http';
import type { Deps } from '../deps.ts';
import { isSellerOf } from '../domain/caller.ts';
import { heldUntil, type Standing, UNTOUCHED } from '../domain/hold.ts';
import { isOrderable, type Listing, stateOf } from '../domain/listing.ts';

/** Listings as this caller may see them: what they earned is for their seller, and who may manage any. */
export async function ticketAnswers(
  deps: Deps,
  listings: readonly Listing[],
  caller: SessionUser | undefined,
): Promise<Ticket[]> {
  const now = deps.clock();
  const own = caller === undefined ? [] : listings.filter((listing) => isSellerOf(caller, listing));
  const standings = await deps.holds.standingsOf(own.map(({ id }) => id));
  return listings.map((listing) =>
    answerOf(listing, own.includes(listing) ? (standings.get(listing.id) ?? UNTOUCHED) : null, now),
  );
}

/** One of them. */
export async function ticketAnswer(deps: Deps, listing: Listing, caller: SessionUser | undefined): Promise<Ticket> {
  const now = deps.clock();
  if (caller === undefined || !isSellerOf(caller, listing)) return answerOf(listing, null, now);
  const standings = await deps.holds.standingsOf([listing.id]);
  return answerOf(listing, standings.get(listing.id) ?? UNTOUCHED, now);
}

/** `standing` is what its seller may know beside. */
function answerOf(listing: Listing, standing: Standing | null, now: Date): Ticket {
  const { available, held, sold } = listing.inventory;
  const answer = { ...stateOf(listing), available, held, sold, orderable: isOrderable(listing, now) };
  return standing === null ? answer : { ...answer, ...forSeller(listing, standing, now) };
}

function forSeller({ currency }: Listing, standing: Standing, now: Date) {
  const rank = (code: string) => (code === currency ? '' : code);
  const earned = [...standing.earned].sort((one, other) => (rank(one.currency) < rank(other.currency) ? -1 : 1));
  return { earned, buyers: standing.buyers, heldUntil: heldUntil(standing, now)?.toISOString() ?? null };
}
