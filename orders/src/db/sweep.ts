import { isDuplicateKey } from '@ticketing-dev/common/mongo';
import type { Base } from '@ticketing-dev/common/runtime';
import { mongo } from 'mongoose';
import { databaseNow } from './database-now.ts';
import type { Settler } from './settler.ts';
import { move, movesOf, stockOf } from './stock-rows.ts';

/** A grant nobody decided about for so long is given up for lost. */
export const GRANT_STALE_MS = 5_000;
/** A fence waits for a transaction that is deciding about the same grant; the next sweep comes anyway. */
const FENCE_WITHIN_MS = 1_000;
const MAX_TIME_EXPIRED = 50;
const LISTINGS_AT_ONCE = 20;

export type Sweep = ReturnType<typeof sweeping>;

/** What brings back units whose process died, hangs or lost its answer. */
export function sweeping(
  base: Pick<Base, 'connection' | 'logger'>,
  settler: Settler,
  { staleMs = GRANT_STALE_MS }: { staleMs?: number } = {},
) {
  const { connection, logger } = base;

  /**
   * Ends a grant: whoever still decides about it is refused by this move's id. Only for a grant that was seen in the stock or in
   * the answer that gave it. A write that is still on its way would put back a grant whose move is settled, for ever.
   */
  async function fence(grant: { id: string; listingId: string }): Promise<void> {
    const released = move({ _id: grant.id, listing: grant.listingId, outcome: 'released', held: 0, sold: 0 });
    try {
      await movesOf(connection).insertOne(released, { maxTimeMS: FENCE_WITHIN_MS });
    } catch (error) {
      if (isDuplicateKey(error, '_id')) return; // decided or fenced already
      if (error instanceof mongo.MongoServerError && error.code === MAX_TIME_EXPIRED) return; // being decided
      throw error;
    }
  }

  async function fenceStale(): Promise<void> {
    const stale = new Date((await databaseNow(connection)).getTime() - staleMs);
    // Majority: a grant that a failover may still take back does not count as seen.
    const rows = stockOf(connection).find(
      { 'grants.at': { $lte: stale } },
      { projection: { grants: 1 }, readConcern: { level: 'majority' } },
    );
    for await (const { _id: listingId, grants } of rows) {
      for (const { id } of grants.filter((grant) => grant.at <= stale)) {
        await fence({ id, listingId });
        logger.info({ listing: listingId, grant: id }, 'grant given up for lost');
      }
    }
  }

  async function settleOpen(): Promise<void> {
    const listings = await movesOf(connection).distinct('listing', { open: true });
    while (listings.length > 0) await Promise.all(listings.splice(0, LISTINGS_AT_ONCE).map(settler.soon));
  }

  return {
    fence,
    async sweep(): Promise<void> {
      await fenceStale();
      await settleOpen();
    },
  };
}
