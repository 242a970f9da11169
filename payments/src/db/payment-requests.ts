import { type Found, IDEMPOTENCY_HOURS, type Idempotency, type StoredIdempotency } from '@ticketing-dev/common/mongo';
import type { mongo } from 'mongoose';
import type { Payment } from '../domain/payment.ts';
import { type PaymentRow, toPayment } from './payment-schema.ts';

/**
 * Which requests a payment is the answer to. Several: each tab and each further try with another card joins the order's one
 * open payment under a key of its own.
 */
export function paymentRequests(rows: mongo.Collection<PaymentRow>) {
  return {
    /** For `createOnce`. A key is free again after 24 hours. */
    async findByRequest({ actor, route, key }: Idempotency, now: Date): Promise<Found<Payment> | null> {
      const same = { actor, route, key };
      const row = await rows.findOne({ idempotency: { $elemMatch: same } });
      const request = row?.idempotency.find((one) => one.actor === actor && one.route === route && one.key === key);
      if (row === null || request === undefined) return null;
      if (request.at.getTime() > now.getTime() - IDEMPOTENCY_HOURS * 3_600_000) {
        return { row: toPayment(row), bodyHash: request.bodyHash };
      }
      await rows.updateOne({ _id: row._id }, { $pull: { idempotency: same } });
      return null;
    },

    async remember(id: string, request: StoredIdempotency): Promise<void> {
      const { actor, route, key } = request;
      await rows.updateOne(
        { _id: id, idempotency: { $not: { $elemMatch: { actor, route, key } } } },
        { $push: { idempotency: request } },
      );
    },

    /** A refusal is not remembered: the same key may come with another card. */
    async forget(id: string, { actor, route, key }: Idempotency): Promise<void> {
      await rows.updateOne({ _id: id }, { $pull: { idempotency: { actor, route, key } } });
    },
  };
}
