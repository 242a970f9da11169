import { ORDER_STATUSES, type OrderState } from '@ticketing-dev/common/contracts';
import { saveNewest } from '@ticketing-dev/common/mongo';
import { type Connection, Schema } from 'mongoose';

const orderSchema = new Schema(
  {
    _id: { type: String, required: true },
    status: { type: String, required: true, enum: ORDER_STATUSES },
    listingId: { type: String, required: true },
    title: { type: String, required: true },
    version: { type: Number, required: true },
  },
  { collection: 'orders', autoIndex: false, versionKey: false },
);

/** The newest we know of each order: what may still be said about it, and which listing it is about. */
export function orderStatusStore({ connection }: { connection: Connection }) {
  const orders = connection.model('OrderStatus', orderSchema);

  return {
    follow({ id, status, version, ticket }: OrderState): Promise<boolean> {
      return saveNewest(orders, { _id: id, status, version, listingId: ticket.id, title: ticket.title });
    },

    /** Null: not heard of yet, or no order at all. */
    async statusOf(id: string): Promise<OrderState['status'] | null> {
      return (await orders.findById(id, { status: 1 }).lean())?.status ?? null;
    },

    async listingOf(id: string): Promise<{ id: string; title: string } | null> {
      const order = await orders.findById(id, { listingId: 1, title: 1 }).lean();
      return order && { id: order.listingId, title: order.title };
    },
  };
}
