import { isDuplicateKey } from '@ticketing-dev/common/mongo';
import type { Base } from '@ticketing-dev/common/runtime';
import type { Listing } from '../domain/listing.ts';
import { settling } from './settle.ts';
import { settler as newSettler } from './settler.ts';
import { stockAudits } from './stock-audits.ts';
import { move, movesOf, registerStock, type StockRow, stockOf } from './stock-rows.ts';
import { type Grant, stockWrites } from './stock-writes.ts';
import { sweeping } from './sweep.ts';

export type StockStore = ReturnType<typeof stockStore>;

/** The stock protocol of one process, put together. */
export function stockStore(
  base: Pick<Base, 'connection' | 'transaction' | 'logger'>,
  options: { staleMs?: number; onSettled?: (listingId: string) => void } = {},
) {
  const { connection, logger } = base;
  registerStock(connection);
  const writes = stockWrites(connection);
  const { settle } = settling(base, writes);
  const settler = newSettler({ settle, logger, ...options });
  const { fence, sweep } = sweeping(base, settler, options);

  return {
    settler,
    sweep,
    settle,
    grant: writes.grant,
    stop: writes.stop,
    resume: writes.resume,
    ...stockAudits(connection),

    /** The stock and the listing at the database's time. */
    async read(listingId: string): Promise<StockRow | null> {
      const rows = stockOf(connection).aggregate<StockRow>([
        { $match: { _id: listingId } },
        { $set: { asOf: '$$NOW' } },
      ]);
      return (await rows.toArray())[0] ?? null;
    },

    /** Gives back a grant that was seen in the answer and will not be decided about. */
    async release(grant: Grant): Promise<void> {
      await fence(grant);
      settler.nudge(grant.listingId);
    },

    /** Keeps the newest version of a listing. The empty move makes the next settle announce what it changed. */
    async keepListing(listing: Listing): Promise<void> {
      await writes.keepListing(listing);
      const announced = move({ _id: `${listing.id}:v${listing.version}`, listing: listing.id, held: 0, sold: 0 });
      await movesOf(connection)
        .insertOne(announced)
        .catch((error: unknown) => {
          if (!isDuplicateKey(error, '_id')) throw error;
        });
      settler.nudge(listing.id);
    },
  };
}
