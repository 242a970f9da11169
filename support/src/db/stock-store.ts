import type { InventoryState } from '@ticketing-dev/common/contracts';
import { saveNewest } from '@ticketing-dev/common/mongo';
import { type Connection, Schema } from 'mongoose';

const stockSchema = new Schema(
  {
    _id: { type: String, required: true },
    available: { type: Number, required: true },
    version: { type: Number, required: true },
  },
  { collection: 'stocks', autoIndex: false, versionKey: false },
);

/** How much is left of each listing: what may be offered instead. */
export function stockStore({ connection }: { connection: Connection }) {
  const stocks = connection.model('Stock', stockSchema);

  return {
    follow({ ticketId, available, version }: InventoryState): Promise<boolean> {
      return saveNewest(stocks, { _id: ticketId, available, version });
    },

    /** Null: not heard of yet. */
    async leftOf(listingId: string): Promise<number | null> {
      return (await stocks.findById(listingId, { available: 1 }).lean())?.available ?? null;
    },
  };
}
