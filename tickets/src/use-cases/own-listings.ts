import type { Deps } from '../deps.ts';
import type { Listing } from '../domain/listing.ts';

const PAGE = 100;

/** All that a seller ever listed, newest first, a page at a time: each is read when the one before is done with. */
export async function* ownListings(deps: Deps, sellerId: string): AsyncGenerator<readonly Listing[]> {
  for (let cursor: string | undefined; ; ) {
    const query = { sellerId, sort: 'newest', limit: PAGE, cursor } as const;
    const { items, nextCursor } = await deps.listings.list(query, deps.clock());
    yield items;
    if (nextCursor === null) return;
    cursor = nextCursor;
  }
}
