import { isDuplicateKey, type Transaction, trusted } from '@ticketing-dev/common/mongo';
import type { Connection } from 'mongoose';
import type { Sale, UntoldSale } from '../domain/sale.ts';
import { SalesDigest } from '../domain/sales-digest.ts';
import { digestSchema, type SaleRow, saleSchema } from './sale-schema.ts';

export type SaleStore = ReturnType<typeof saleStore>;

/** Sales on their way to their sellers: each is told once, in the one digest it is marked with, and its refund in a later one. */
export function saleStore({ connection }: { connection: Connection }) {
  const sales = connection.model('Sale', saleSchema);
  const rows = connection.collection<{ _id: string; version: number }>('sales');
  const digests = connection.model('Digest', digestSchema);

  return {
    /** Keeps the order's newest version; it waits to be told where it differs from what was told. Older: nothing changes. */
    async follow({ orderId, ...sale }: Sale, now: Date): Promise<void> {
      const told = { quantity: { $ifNull: ['$told.quantity', 0] }, amount: { $ifNull: ['$told.amount', 0] } };
      const differs = { $or: [{ $ne: ['$quantity', '$told.quantity'] }, { $ne: ['$amount', '$told.amount'] }] };
      const waited = { $eq: ['$state', 'waiting'] };
      const update = [
        { $set: { ...literals(sale), told, digestId: { $ifNull: ['$digestId', null] } } },
        { $set: { heardAt: { $cond: [waited, '$heardAt', now] }, state: { $cond: [differs, 'waiting', 'told'] } } },
      ];
      const save = (upsert: boolean) =>
        rows.updateOne({ _id: orderId, version: { $lt: sale.version } }, update, { upsert });
      await save(true).catch((error) => {
        if (!isDuplicateKey(error)) throw error;
        return save(false); // there is a row: newer, or older and inserted at the same moment
      });
    },

    /** Listings whose first waiting sale was heard of by then, and those whose digest was left half collected. */
    async listingsToTell(heardBefore: Date): Promise<string[]> {
      const due = await sales.distinct('listingId', { state: 'waiting', heardAt: trusted({ $lte: heardBefore }) });
      const begun = await digests.distinct('_id');
      return [...new Set([...due, ...begun])];
    },

    async waiting(tx: Transaction, listingId: string, limit: number): Promise<UntoldSale[]> {
      const rows = await sales
        .find({ listingId, state: 'waiting' })
        .sort({ heardAt: 1 })
        .limit(limit)
        .session(tx.session)
        .lean<SaleRow[]>();
      return rows.map(toSale);
    },

    /** As they were read in this change: news of one of them meanwhile undoes it. */
    async markTold(tx: Transaction, told: readonly UntoldSale[], digestId: string): Promise<void> {
      const ids = told.map(({ orderId }) => orderId);
      const as = { told: { quantity: '$quantity', amount: '$amount' }, state: 'told', digestId };
      await rows.updateMany({ _id: { $in: ids } }, [{ $set: as }], { session: tx.session });
    },

    async openDigest(tx: Transaction, listingId: string): Promise<SalesDigest | null> {
      const row = await digests.findById(listingId).session(tx.session).lean();
      return row && SalesDigest.parse(row.digest);
    },

    /** Null: it is complete, and is told by a message from now on. */
    async saveDigest(tx: Transaction, listingId: string, digest: SalesDigest | null): Promise<void> {
      const { session } = tx;
      if (digest === null) await digests.deleteOne({ _id: listingId }, { session });
      else await digests.updateOne({ _id: listingId }, { $set: { digest } }, { upsert: true, session });
    },
  };
}

function toSale({ _id: orderId, timeZone, told, ...sale }: SaleRow): UntoldSale {
  const { quantity, amount } = told ?? { quantity: 0, amount: 0 };
  return { ...sale, orderId, timeZone: timeZone ?? null, told: { quantity, amount } };
}

/** Free text may look like an expression. */
function literals(fields: object): object {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { $literal: value }]));
}
