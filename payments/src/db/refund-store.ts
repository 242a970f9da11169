import type { ClientSession, Connection } from 'mongoose';
import { Schema } from 'mongoose';
import type { Refund } from '../domain/refund.ts';

interface RefundRow extends Omit<Refund, 'id'> {
  readonly _id: string;
}

const refundSchema = new Schema(
  {
    _id: { type: String, required: true },
    paymentId: { type: String, required: true },
    intentId: { type: String, required: true },
    amount: { type: Number, required: true, validate: Number.isInteger },
    reason: { type: String, required: true },
    status: { type: String, required: true },
    call: { type: Schema.Types.Mixed },
    stripeId: { type: String, default: null },
    createdAt: { type: Date, required: true },
  },
  { collection: 'refunds', autoIndex: false, versionKey: false },
);
// Money goes back once: a payment has one refund under way.
refundSchema.index({ paymentId: 1 }, { unique: true, partialFilterExpression: { status: 'open' } });
refundSchema.index({ paymentId: 1, createdAt: 1 });

export type RefundStore = ReturnType<typeof refundStore>;

/** Refunds; written with their payment (`Held.save`), so that both always agree. */
export function refundStore({ connection }: { connection: Connection }) {
  connection.model('Refund', refundSchema);
  const rows = connection.collection<RefundRow>('refunds');

  return {
    async openOf(paymentId: string): Promise<Refund | null> {
      const row = await rows.findOne({ paymentId, status: 'open' });
      if (row === null) return null;
      const { _id: id, ...refund } = row;
      return { id, ...refund };
    },
  };
}

export async function saveRefund(connection: Connection, refund: Refund, session: ClientSession): Promise<void> {
  const { id, ...row } = refund;
  await connection.collection<RefundRow>('refunds').replaceOne({ _id: id }, row, { upsert: true, session });
}
