import { type Connection, mongo } from 'mongoose';
import { type Listing, targetOf } from '../domain/listing.ts';
import type { StockChange } from '../domain/stock.ts';
import { type StockRow, stockOf } from './stock-rows.ts';

export interface Grant {
  readonly id: string;
  readonly listingId: string;
  readonly units: number;
  /** When, by the database's clock: holds count from here. */
  readonly at: Date;
  readonly stock: StockRow;
}

/** Units for a whole flight; fewer than its smallest request are of no use to it, and stay where they are. */
export interface Wanted {
  readonly units: number;
  readonly atLeast: number;
}

const USED = { $add: [{ $sum: '$grants.n' }, '$held', '$sold'] };
/** The end of every write of a stock: what is left follows from the rest. */
const BALANCE = [
  { $set: { available: { $max: [0, { $subtract: ['$target', USED] }] }, asOf: '$$NOW' } },
  { $set: { capacity: { $add: ['$available', USED] } } },
];
const AHEAD = (instant: string) => ({ $or: [{ $eq: [instant, null] }, { $gt: [instant, '$$NOW'] }] });
const ON_SALE = [
  { $eq: ['$listing.status', 'listed'] },
  { $eq: ['$stopped', null] },
  AHEAD('$listing.salesEndAt'),
  AHEAD('$listing.startsAt'),
];

export type StockWrites = ReturnType<typeof stockWrites>;

/** All writes of the stock document. Each is one plain update whose outcome its filter decides. */
export function stockWrites(connection: Connection) {
  const stock = () => stockOf(connection);
  const after = { returnDocument: 'after' } as const;

  return {
    /**
     * Takes out up to `wanted.units`. Null: no such listing. An id serves one attempt: when this rejects, nobody knows whether
     * units were taken. Forget the id then and take a new one; the sweep brings its units back.
     */
    async grant(listingId: string, id: string, wanted: Wanted): Promise<Grant | null> {
      const enough = { $and: [...ON_SALE, { $gte: ['$available', wanted.atLeast] }] };
      const units = { $cond: [enough, { $min: ['$available', wanted.units] }, 0] };
      const grant = { id: { $literal: id }, n: units, at: '$$NOW' };
      const grants = { $cond: [{ $gt: [units, 0] }, { $concatArrays: ['$grants', [grant]] }, '$grants'] };
      const row = await stock().findOneAndUpdate({ _id: listingId }, [{ $set: { grants } }, ...BALANCE], after);
      if (row === null) return null;
      const granted = row.grants.find((one) => one.id === id);
      return { id, listingId, units: granted?.n ?? 0, at: granted?.at ?? row.asOf, stock: row };
    },

    /** Takes moves in, if nobody else has since `seq` was read. Null: somebody has. */
    takeIn(
      { _id, seq }: Pick<StockRow, '_id' | 'seq'>,
      moves: readonly ({ readonly _id: string } & StockChange)[],
    ): Promise<StockRow | null> {
      const ids = moves.map((move) => move._id);
      const sum = (kind: keyof StockChange) => moves.reduce((total, move) => total + move[kind], 0);
      const taken = {
        held: { $add: ['$held', sum('held')] },
        sold: { $add: ['$sold', sum('sold')] },
        grants: { $filter: { input: '$grants', cond: { $not: [{ $in: ['$$this.id', { $literal: ids }] }] } } },
        seq: { $add: ['$seq', 1] },
        last: { $literal: ids },
      };
      return stock().findOneAndUpdate({ _id, seq }, [{ $set: taken }, ...BALANCE], after);
    },

    /** Keeps a newer version of the listing. An older one or the same changes nothing. */
    async keepListing(listing: Listing): Promise<void> {
      const or = (path: string, first: unknown) => ({ $ifNull: [path, first] });
      const kept = {
        listing: { $literal: listing },
        target: targetOf(listing),
        held: or('$held', 0),
        sold: or('$sold', 0),
        grants: or('$grants', []),
        seq: or('$seq', 0),
        last: or('$last', []),
        stopped: or('$stopped', null),
      };
      const update = [{ $set: kept }, ...BALANCE];
      const older = { _id: listing.id, 'listing.version': { $lt: listing.version } };
      try {
        await stock().updateOne(older, update, { upsert: true });
      } catch (error) {
        // The listing is there, no older than ours or made just now by somebody else with an older one.
        if (!(error instanceof mongo.MongoServerError) || error.code !== 11_000) throw error;
        await stock().updateOne(older, update);
      }
    },

    /** Ends the sale until somebody resumes it. Orders and holds stand. */
    async stop(listingId: string, reason: string): Promise<void> {
      const stopped = { at: '$$NOW', reason: { $literal: reason } };
      await stock().updateOne({ _id: listingId, stopped: null }, [{ $set: { stopped } }, ...BALANCE]);
    },

    async resume(listingId: string): Promise<void> {
      await stock().updateOne({ _id: listingId }, [{ $set: { stopped: null } }, ...BALANCE]);
    },
  };
}
