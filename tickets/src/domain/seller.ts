import { AppError } from '@ticketing-dev/common/errors';
import { type Listing, withdrawListing } from './listing.ts';

export type SellerStatus = 'active' | 'suspended' | 'deleted';

/** The listing as its seller's account has it: withdrawn with a deleted one, paused for as long as it is suspended. */
export function followSeller(listing: Listing, status: SellerStatus, now: Date): Listing {
  if (status === 'deleted') return withdrawListing(listing, now);
  const paused = status === 'suspended';
  if (listing.status === 'withdrawn' || listing.paused === paused) return listing;
  return { ...listing, paused, updatedAt: now.toISOString(), version: listing.version + 1 };
}

export function maySell(status: SellerStatus): void {
  if (status === 'active') return;
  throw new AppError('forbidden', 'account-not-active', 'This account cannot sell tickets at the moment.');
}
