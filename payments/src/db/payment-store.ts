import type { StoredIdempotency } from '@ticketing-dev/common/mongo';
import { isDuplicateKey } from '@ticketing-dev/common/mongo';
import type { Base } from '@ticketing-dev/common/runtime';
import type { Order } from '../domain/order.ts';
import { newPayment, type Payment } from '../domain/payment.ts';
import { paymentRequests } from './payment-requests.ts';
import { type PaymentRow, paymentSchema, toPayment } from './payment-schema.ts';
import { paymentWork, type WorkOptions } from './payment-work.ts';

export type PaymentStore = ReturnType<typeof paymentStore>;

/** The payments, the requests that made them (`payment-requests.ts`) and the work on them (`payment-work.ts`). */
export function paymentStore(base: Pick<Base, 'connection' | 'transaction' | 'clock' | 'newId'>, options: WorkOptions) {
  const { connection, clock, newId } = base;
  connection.model('Payment', paymentSchema);
  const rows = connection.collection<PaymentRow>('payments');
  const requests = paymentRequests(rows);

  /** Due only if the answer to its creation gets lost: whoever creates it works on it at once. */
  async function insert(payment: Payment, request: StoredIdempotency | undefined): Promise<void> {
    const { id, ...fields } = payment;
    const at = { $add: ['$$NOW', options.recheckMs] };
    const row = { ...fields, open: true, idempotency: request === undefined ? [] : [request] };
    const work = { prompts: 0, claim: null, failures: 0, failingSince: null };
    await rows.updateOne(
      { _id: id },
      [
        {
          $replaceWith: {
            $mergeObjects: [{ $literal: { _id: id, ...row } }, { statusAt: '$$NOW', work: { ...work, at, askAt: at } }],
          },
        },
      ],
      { upsert: true },
    );
  }

  return {
    ...requests,
    ...paymentWork(base, rows, options),

    async find(id: string): Promise<Payment | null> {
      const row = await rows.findOne({ _id: id });
      return row === null ? null : toPayment(row);
    },

    async ofOrder(orderId: string): Promise<Payment[]> {
      const found = await rows.find({ orderId }, { sort: { createdAt: 1 } }).toArray();
      return found.map(toPayment);
    },

    /** The order's open payment: a new one, or the one another tab began. The unique index settles who was first. */
    async begin(order: Order, request: StoredIdempotency | undefined): Promise<Payment> {
      const payment = newPayment({ id: newId(), order, now: clock() });
      for (let attempt = 1; ; attempt += 1) {
        try {
          await insert(payment, request);
          return payment;
        } catch (error) {
          if (!isDuplicateKey(error, 'orderId')) throw error;
          const other = await rows.findOne({ orderId: order.id, open: true });
          if (other !== null) {
            if (request !== undefined) await requests.remember(other._id, request);
            return toPayment(other);
          }
          // It was closed between our insert and our look.
          if (attempt === 3) throw error;
        }
      }
    },
  };
}
