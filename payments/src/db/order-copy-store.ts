import type { OrderState } from '@ticketing-dev/common/contracts';
import { saveNewest } from '@ticketing-dev/common/mongo';
import { isTracing } from '@ticketing-dev/common/tracing';
import { type Connection, Schema } from 'mongoose';
import type { Order } from '../domain/order.ts';

interface OrderRow extends Omit<Order, 'id'> {
  readonly _id: string;
  /** Of the event that told the newest state: what is done about its payments goes on with the trace of the purchase. */
  readonly traceparent?: string | null;
}

const orderSchema = new Schema<OrderRow>(
  {
    _id: { type: String, required: true },
    buyerId: { type: String, required: true },
    status: { type: String, required: true },
    cancelReason: { type: String, default: null },
    paymentId: { type: String, default: null },
    amount: { type: Number, required: true, validate: Number.isInteger },
    currency: { type: String, required: true },
    expiresAt: { type: Date, required: true },
    version: { type: Number, required: true, validate: Number.isInteger },
    traceparent: { type: String, default: null },
  },
  { collection: 'orders', autoIndex: false, versionKey: false },
);

export type OrderCopyStore = ReturnType<typeof orderCopyStore>;

/** Copies of orders, always the newest state we were told. */
export function orderCopyStore({ connection }: { connection: Connection }) {
  const orders = connection.model('Order', orderSchema);
  const rows = connection.collection<OrderRow>('orders');

  return {
    follow(order: OrderState, traceparent: string | null): Promise<boolean> {
      const { id, buyerId, status, cancelReason, paymentId, amount, currency, expiresAt, version } = order;
      const copy = {
        buyerId,
        status,
        cancelReason,
        paymentId,
        amount,
        currency,
        expiresAt: new Date(expiresAt),
        version,
        traceparent,
      };
      return saveNewest(orders, { _id: id, ...copy });
    },

    /** The trace that work on its payments belongs to; not asked for while nobody traces. */
    async traceOf(id: string): Promise<string | null> {
      if (!isTracing()) return null;
      const row = await rows.findOne({ _id: id }, { projection: { traceparent: 1 } });
      return row?.traceparent ?? null;
    },

    async find(id: string): Promise<Order | null> {
      const row = await rows.findOne({ _id: id });
      return row === null ? null : toOrder(row);
    },

    /** Still held for its buyer, by the database's clock: the process's own may be wrong. */
    async isPayable(id: string): Promise<boolean> {
      const held = { _id: id, status: 'created' as const, $expr: { $gt: ['$expiresAt', '$$NOW'] } };
      return (await rows.countDocuments(held, { limit: 1 })) === 1;
    },
  };
}

function toOrder({ _id: id, traceparent: _, ...order }: OrderRow): Order {
  return { id, ...order };
}
