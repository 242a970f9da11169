import { AppError } from '@ticketing-dev/common/errors';
import type { Listing } from './listing.ts';

export interface Caller {
  readonly id: string;
  readonly permissions: readonly string[];
}

/** Only the seller writes, or someone with the permission to manage any listing. */
export function mayChange(caller: Caller, listing: Pick<Listing, 'sellerId'>): void {
  if (isSellerOf(caller, listing)) return;
  throw new AppError('forbidden', 'not-your-listing', 'Only its seller can change this listing.');
}

/** The seller, or whoever may act for any. */
export function isSellerOf(caller: Caller, { sellerId }: Pick<Listing, 'sellerId'>): boolean {
  return sellerId === caller.id || caller.permissions.includes('tickets:manage-any');
}
