import { saveNewest, type Transaction } from '@ticketing-dev/common/mongo';
import { type Connection, Schema } from 'mongoose';
import type { SellerStatus } from '../domain/seller.ts';

interface SellerRow {
  readonly _id: string;
  readonly status: SellerStatus;
  readonly version: number;
}

const sellerSchema = new Schema<SellerRow>(
  {
    _id: { type: String, required: true },
    status: { type: String, required: true, enum: ['active', 'suspended', 'deleted'] },
    version: { type: Number, required: true },
  },
  { collection: 'sellers', autoIndex: false, versionKey: false },
);

export type SellerStore = ReturnType<typeof sellerStore>;

/** Copies of accounts: whether they may sell. Nobody's name or address. */
export function sellerStore({ connection }: { connection: Connection }) {
  const model = connection.model('Seller', sellerSchema);
  const rows = connection.collection<SellerRow & { lists: number }>('sellers');

  return {
    follow: ({ id, status, version }: { id: string; status: SellerStatus; version: number }): Promise<boolean> =>
      saveNewest(model, { _id: id, status, version }),

    async statusOf(id: string): Promise<SellerStatus> {
      return (await rows.findOne({ _id: id }))?.status ?? 'active';
    },

    /**
     * Whether the account may sell, by a write that the next news of the account conflicts with: what is decided in this
     * transaction was either undone by that news or is seen by it. Somebody we have not heard of yet has just signed up.
     */
    async lock(tx: Transaction, id: string): Promise<SellerStatus> {
      const row = await rows.findOneAndUpdate(
        { _id: id },
        { $inc: { lists: 1 }, $setOnInsert: { status: 'active', version: -1 } },
        { upsert: true, returnDocument: 'after', session: tx.session },
      );
      return row?.status ?? 'active';
    },
  };
}
