import { idempotencyField, idempotencyIndex, type StoredIdempotency } from '@ticketing-dev/common/mongo';
import { type Connection, Schema } from 'mongoose';
import { ORDER_STATUSES, type Order } from '../domain/order.ts';

export type OrderRow = Omit<Order, 'id' | 'deadPayments'> & {
  readonly _id: string;
  /** Rows of before have none. */
  readonly deadPayments?: readonly string[];
  readonly idempotency?: StoredIdempotency | undefined;
  /** Which of its buyer's holds it is, for as long as it is one; see `hold-slots.ts`. */
  readonly slot?: number | undefined;
};

export const ordersOf = (connection: Connection) => connection.collection<OrderRow>('orders');

const text = { type: String, required: true };
const whole = { type: Number, required: true, validate: Number.isSafeInteger };
const instant = { type: Date, required: true };

/** Registers the orders; every query has its index. */
export function registerOrders(connection: Connection) {
  const schema = new Schema<OrderRow>(
    {
      _id: text,
      buyerId: text,
      ticket: { type: Schema.Types.Mixed, required: true },
      quantity: whole,
      amount: whole,
      currency: text,
      status: { ...text, enum: ORDER_STATUSES },
      cancelReason: { type: String, default: null },
      paymentId: { type: String, default: null },
      deadPayments: { type: [String], required: true },
      amountPaid: whole,
      amountRefunded: whole,
      admissions: { type: [Schema.Types.Mixed], required: true },
      seatsReturned: { type: Boolean, required: true },
      expiresAt: instant,
      createdAt: instant,
      updatedAt: instant,
      version: whole,
      history: { type: [Schema.Types.Mixed], required: true },
      traceparent: String,
      idempotency: idempotencyField,
      slot: { type: Number, required: false },
    },
    { collection: 'orders', autoIndex: false, versionKey: false },
  );
  // A buyer's list, newest first (ids are ordered by time), with or without a status.
  schema.index({ buyerId: 1, _id: -1 });
  schema.index({ buyerId: 1, status: 1, _id: -1 });
  // Holds that are due, and how many orders there are in a status.
  schema.index({ status: 1, expiresAt: 1 });
  // What the audit sums up, and what one buyer has of a listing: answered from the index alone.
  schema.index({ 'ticket.id': 1, status: 1, seatsReturned: 1, quantity: 1 });
  schema.index({ 'ticket.id': 1, buyerId: 1, status: 1, quantity: 1 });
  // The cap on one buyer's holds: each has a slot of its own.
  schema.index({ buyerId: 1, slot: 1 }, { unique: true, partialFilterExpression: { slot: { $exists: true } } });
  idempotencyIndex(schema);
  return connection.model('Order', schema);
}

export function toOrder({ _id, idempotency: _, slot: __, ...order }: OrderRow): Order {
  return { id: _id, ...order, deadPayments: order.deadPayments ?? [] };
}

export function toRow(
  { id, ...order }: Order,
  { idempotency, slot }: Pick<OrderRow, 'idempotency' | 'slot'>,
): OrderRow {
  return { _id: id, ...order, ...(idempotency && { idempotency }), ...(slot !== undefined && { slot }) };
}
