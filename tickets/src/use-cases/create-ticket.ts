import { type CreateTicketBody, TicketCreated } from '@ticketing-dev/common/contracts';
import { createOnce, type Idempotency } from '@ticketing-dev/common/mongo';
import type { Deps } from '../deps.ts';
import { createListing, type Listing, stateOf } from '../domain/listing.ts';
import { maySell } from '../domain/seller.ts';

export async function createTicket(
  deps: Deps,
  input: { sellerId: string; body: CreateTicketBody; idempotency: Idempotency | undefined },
): Promise<Listing> {
  return createOnce({
    idempotency: input.idempotency,
    now: deps.clock(),
    find: deps.listings.findByIdempotency,
    create: (idempotency) => {
      const listing = createListing({
        id: deps.newId(),
        sellerId: input.sellerId,
        body: input.body,
        now: deps.clock(),
      });
      const save = () =>
        deps.transaction(async (tx) => {
          maySell(await deps.sellers.lock(tx, input.sellerId));
          await deps.listings.insert(tx, listing, idempotency);
          tx.tell(TicketCreated, { subject: listing.id, data: stateOf(listing) });
          return listing;
        });
      // All of them write their seller's row.
      return deps.perSeller(input.sellerId, save);
    },
  });
}
