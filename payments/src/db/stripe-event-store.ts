import { isDuplicateKey } from '@ticketing-dev/common/mongo';
import { type Connection, Schema } from 'mongoose';
import type { StripeEvent } from '../domain/stripe-event.ts';

interface StripeEventRow extends Omit<StripeEvent, 'id'> {
  /** Stripe's `evt_…`. */
  readonly _id: string;
  readonly receivedAt: Date;
  readonly processedAt: Date | null;
}

const KEEP_SECONDS = 30 * 86_400;

const stripeEventSchema = new Schema(
  {
    _id: { type: String, required: true },
    type: { type: String, required: true },
    intentId: { type: String, default: null },
    paymentId: { type: String, default: null },
    createdAt: { type: Date, required: true },
    receivedAt: { type: Date, required: true },
    processedAt: { type: Date, default: null },
  },
  { collection: 'stripe_events', autoIndex: false, versionKey: false },
);
stripeEventSchema.index({ receivedAt: 1 }, { name: 'waiting', partialFilterExpression: { processedAt: null } });
stripeEventSchema.index(
  { processedAt: 1 },
  { expireAfterSeconds: KEEP_SECONDS, partialFilterExpression: { processedAt: { $type: 'date' } } },
);

export type StripeEventStore = ReturnType<typeof stripeEventStore>;

/** The inbox of Stripe's webhooks: each event once, until it has had its effect. */
export function stripeEventStore({ connection }: { connection: Connection }) {
  connection.model('StripeEvent', stripeEventSchema);
  const rows = connection.collection<StripeEventRow>('stripe_events');

  return {
    /** False when this event was stored before. */
    async keep({ id, ...event }: StripeEvent, receivedAt: Date): Promise<boolean> {
      try {
        await rows.insertOne({ _id: id, ...event, receivedAt, processedAt: null });
        return true;
      } catch (error) {
        if (isDuplicateKey(error, '_id')) return false;
        throw error;
      }
    },

    async waiting(limit: number): Promise<StripeEvent[]> {
      const found = await rows.find({ processedAt: null }, { sort: { receivedAt: 1 }, limit }).toArray();
      return found.map(({ _id: id, type, intentId, paymentId, createdAt }) => ({
        id,
        type,
        intentId,
        paymentId,
        createdAt,
      }));
    },

    async processed(ids: readonly string[]): Promise<void> {
      await rows.updateMany({ _id: { $in: [...ids] } }, { $currentDate: { processedAt: true } });
    },
  };
}
