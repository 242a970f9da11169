import type { ListTicketsQuery } from '@ticketing-dev/common/contracts';
import { AppError } from '@ticketing-dev/common/errors';
import type { Page } from '../db/listing-store.ts';
import type { Deps } from '../deps.ts';

/** What is on sale, or with `seller=me` the caller's own listings. */
export async function listTickets(deps: Deps, query: ListTicketsQuery, callerId: string | null): Promise<Page> {
  if (query.seller !== 'me') return deps.listings.listOnSale(query, deps.clock());
  if (callerId === null) throw new AppError('unauthenticated', 'not-signed-in', 'Sign in to see your listings.');
  return deps.listings.listOwn(callerId, query);
}
