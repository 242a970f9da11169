import { type Connection, Schema } from 'mongoose';
import type { ReturnedStray } from '../domain/stray.ts';

interface StrayRow extends Omit<ReturnedStray, 'intentId'> {
  /** Stripe's `pi_…`. */
  readonly _id: string;
  readonly by: string;
  readonly reason: string;
  readonly at: Date;
}

const text = { type: String, required: true };
const straySchema = new Schema<StrayRow>(
  {
    _id: text,
    orderId: { type: String, default: null },
    amount: { type: Number, required: true },
    currency: text,
    outcome: text,
    by: text,
    reason: text,
    at: { type: Date, required: true },
  },
  { collection: 'strays', autoIndex: false, versionKey: false },
);

/** Who gave back money of which no payment knows, when and why. Kept for ever. */
export function strayStore({ connection }: { connection: Connection }) {
  const model = connection.model('Stray', straySchema);
  return {
    async keep({ intentId, ...row }: ReturnedStray & Omit<StrayRow, '_id'>): Promise<void> {
      await model.updateOne({ _id: intentId }, { $set: row }, { upsert: true });
    },
  };
}
