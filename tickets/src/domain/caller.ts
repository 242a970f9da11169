import { AppError } from '@ticketing-dev/common/errors';
import type { Listing } from './listing.ts';

export interface Caller {
  readonly id: string;
  readonly permissions: readonly string[];
}

/** Only the seller writes, or someone with the permission to manage any listing. */
export function mayChange(caller: Caller, listing: Pick<Listing, 'sellerId'>): void {
  if (listing.sellerId === caller.id || caller.permissions.includes('tickets:manage-any')) return;
  throw new AppError('forbidden', 'not-your-listing', 'Only its seller can change this listing.');
}
