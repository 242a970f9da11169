import { isDuplicateKey, type Transaction, trusted } from '@ticketing-dev/common/mongo';
import type { Connection } from 'mongoose';
import type { Sale } from '../domain/sale.ts';
import { SalesDigest } from '../domain/sales-digest.ts';
import { digestSchema, type SaleRow, saleSchema } from './sale-schema.ts';

export type SaleStore = ReturnType<typeof saleStore>;

/** Sales on their way to their sellers: each is told once, in the one digest it is marked with. */
export function saleStore({ connection }: { connection: Connection }) {
  const sales = connection.model('Sale', saleSchema);
  const digests = connection.model('Digest', digestSchema);

  return {
    /** Keeps the order's newest version until it is told; then, or when a newer one is known, nothing changes. */
    async follow({ orderId, stands, ...sale }: Sale, now: Date): Promise<void> {
      const save = (upsert: boolean) =>
        sales.updateOne(
          { _id: orderId, version: trusted({ $lt: sale.version }), state: trusted({ $ne: 'told' }) },
          { $set: { ...sale, state: stands ? 'waiting' : 'void' }, $setOnInsert: { heardAt: now, digestId: null } },
          { upsert },
        );
      await save(true).catch((error) => {
        if (!isDuplicateKey(error)) throw error;
        return save(false); // there is a row: told, newer, or older and inserted at the same moment
      });
    },

    /** Listings whose first waiting sale was heard of by then, and those whose digest was left half collected. */
    async listingsToTell(heardBefore: Date): Promise<string[]> {
      const due = await sales.distinct('listingId', { state: 'waiting', heardAt: trusted({ $lte: heardBefore }) });
      const begun = await digests.distinct('_id');
      return [...new Set([...due, ...begun])];
    },

    async waiting(tx: Transaction, listingId: string, limit: number): Promise<Sale[]> {
      const rows = await sales
        .find({ listingId, state: 'waiting' })
        .sort({ heardAt: 1 })
        .limit(limit)
        .session(tx.session)
        .lean<SaleRow[]>();
      return rows.map(toSale);
    },

    async markTold(tx: Transaction, told: readonly Sale[], digestId: string): Promise<void> {
      const ids = told.map(({ orderId }) => orderId);
      const { session } = tx;
      await sales.updateMany({ _id: trusted({ $in: ids }) }, { $set: { state: 'told', digestId } }, { session });
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

function toSale({ _id: orderId, state, timeZone, heardAt: _, digestId: __, ...sale }: SaleRow): Sale {
  return { orderId, ...sale, timeZone: timeZone ?? null, stands: state !== 'void' };
}
