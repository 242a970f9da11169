import type { OrderState } from '@ticketing-dev/common/contracts';
import { saveNewest } from '@ticketing-dev/common/mongo';
import { type Connection, Schema } from 'mongoose';
import { type Hold, holdOf, type Standing } from '../domain/hold.ts';

type HoldRow = Omit<Hold, 'id'> & { readonly _id: string };

const holdSchema = new Schema<HoldRow>(
  {
    _id: { type: String, required: true },
    ticketId: { type: String, required: true },
    buyerId: { type: String, required: true },
    open: { type: Boolean, required: true },
    stands: { type: Boolean, required: true },
    endsAt: { type: Date, default: null },
    earned: { type: Number, required: true },
    currency: { type: String, required: true },
    version: { type: Number, required: true },
  },
  { collection: 'holds', autoIndex: false, versionKey: false },
);
// All that is asked of them is in it: no order's row is read.
holdSchema.index({ ticketId: 1, stands: 1, buyerId: 1, currency: 1, earned: 1, open: 1, endsAt: 1 });

export type HoldStore = ReturnType<typeof holdStore>;

/** Copies of orders, as far as they matter to the seller: who holds or bought, until when, and what it earned. */
export function holdStore({ connection }: { connection: Connection }) {
  const holds = connection.model('Hold', holdSchema);
  const rows = connection.collection<HoldRow>('holds');

  return {
    follow(order: OrderState): Promise<boolean> {
      const { id: _id, ...hold } = holdOf(order);
      return saveNewest(holds, { _id, ...hold });
    },

    /** Where these listings stand with their buyers, by listing; one that nobody ordered is not in it. */
    async standingsOf(ticketIds: readonly string[]): Promise<ReadonlyMap<string, Standing>> {
      const found = await rows
        .aggregate<Standing & { _id: string }>([
          { $match: { ticketId: { $in: [...ticketIds] }, stands: true } },
          {
            $group: {
              _id: { ticketId: '$ticketId', currency: '$currency' },
              amount: { $sum: '$earned' },
              buyers: { $addToSet: '$buyerId' },
              open: { $max: '$open' },
              endless: { $max: { $and: ['$open', { $eq: ['$endsAt', null] }] } },
              endsAt: { $max: '$endsAt' },
            },
          },
          {
            $group: {
              _id: '$_id.ticketId',
              earned: { $push: { currency: '$_id.currency', amount: '$amount' } },
              buyers: { $push: '$buyers' },
              open: { $max: '$open' },
              endless: { $max: '$endless' },
              endsAt: { $max: '$endsAt' },
            },
          },
          {
            $project: {
              earned: { $filter: { input: '$earned', cond: { $gt: ['$$this.amount', 0] } } },
              buyers: {
                $size: { $reduce: { input: '$buyers', initialValue: [], in: { $setUnion: ['$$value', '$$this'] } } },
              },
              open: 1,
              endsAt: { $cond: ['$endless', null, '$endsAt'] },
            },
          },
        ])
        .toArray();
      return new Map(found.map(({ _id, ...standing }) => [_id, standing]));
    },
  };
}
