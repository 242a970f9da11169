import type { Transaction } from '@ticketing-dev/common/mongo';
import { type Connection, Schema } from 'mongoose';
import type { Listing, Wish } from '../domain/listing.ts';
import { ordersOf } from './order-rows.ts';

/** `<listing>:<buyer>`: written by every decision about that buyer's orders, so that two of them cannot both commit. */
interface BuyerRow {
  readonly _id: string;
  readonly at: Date;
}

const DAY_SECONDS = 86_400;
const HOLDING = ['created', 'paying', 'completed', 'refunding'] as const;

/** What each buyer has of a listing, as one flight goes on. */
export interface BuyerUnits {
  of(buyerId: string): number;
  add(buyerId: string, quantity: number): void;
}

/** Registers the rows. They are only locks: once no decision can be under way a row has no meaning. */
export function registerBuyers(connection: Connection): void {
  const schema = new Schema({ _id: String, at: Date }, { collection: 'buyers', autoIndex: false, versionKey: false });
  schema.index({ at: 1 }, { expireAfterSeconds: DAY_SECONDS });
  connection.model('Buyer', schema);
}

/** Keeps `maxPerBuyer` true across processes. */
export function buyerUnits(connection: Connection) {
  return {
    /** Rewrites the rows of these buyers and answers what they have. Nothing to do where the listing has no such limit. */
    async lock(tx: Transaction, listing: Listing, requests: readonly { readonly wish: Wish }[]): Promise<BuyerUnits> {
      const has = new Map<string, number>();
      const buyers = [...new Set(requests.map(({ wish }) => wish.buyerId))].sort();
      if (listing.maxPerBuyer !== null && buyers.length > 0) {
        const rows = connection.collection<BuyerRow>('buyers');
        const rewritten = buyers.map((buyer) => ({
          updateOne: {
            filter: { _id: `${listing.id}:${buyer}` },
            update: { $currentDate: { at: true as const } },
            upsert: true,
          },
        }));
        await rows.bulkWrite(rewritten, { session: tx.session });
        const $match = { 'ticket.id': listing.id, buyerId: { $in: buyers }, status: { $in: [...HOLDING] } };
        const sums = ordersOf(connection).aggregate<{ _id: string; units: number }>(
          [{ $match }, { $group: { _id: '$buyerId', units: { $sum: '$quantity' } } }],
          { session: tx.session },
        );
        for (const { _id, units } of await sums.toArray()) has.set(_id, units);
      }
      const of = (buyerId: string) => has.get(buyerId) ?? 0;
      return { of, add: (buyerId, quantity) => void has.set(buyerId, of(buyerId) + quantity) };
    },
  };
}
