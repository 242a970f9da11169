import type { ListTicketsQuery } from '@ticketing-dev/common/contracts';
import { AppError } from '@ticketing-dev/common/errors';
import type { Page } from '../db/listing-store.ts';
import type { Deps } from '../deps.ts';

/** What is on sale, soonest first, or with `seller=me` all that the caller ever listed, newest first. */
export async function listTickets(
  deps: Deps,
  { seller, sort, ...query }: ListTicketsQuery,
  callerId: string | null,
): Promise<Page> {
  if (seller !== 'me') {
    if (query.status !== undefined) throw onlyOwn();
    return deps.listings.list({ ...query, sort: sort ?? 'soonest' }, deps.clock());
  }
  if (callerId === null) throw new AppError('unauthenticated', 'not-signed-in', 'Sign in to see your listings.');
  return deps.listings.list({ ...query, sort: sort ?? 'newest', sellerId: callerId }, deps.clock());
}

function onlyOwn(): AppError {
  const message = 'can be asked of your own listings only (seller=me)';
  return new AppError('invalid', 'invalid-input', `status ${message}.`, { errors: [{ field: 'status', message }] });
}
