import type { Deps } from '../deps.ts';
import type { Listing } from '../domain/listing.ts';

/** Follows the seller. Holds stand, and an order keeps the price it was granted, whatever changes. */
export function keepListing(deps: Deps, listing: Listing): Promise<void> {
  return deps.stock.keepListing(listing);
}
