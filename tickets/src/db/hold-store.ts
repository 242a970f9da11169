import type { OrderState } from '@ticketing-dev/common/contracts';
import { saveNewest } from '@ticketing-dev/common/mongo';
import { type Connection, Schema } from 'mongoose';

const holdSchema = new Schema(
  {
    _id: { type: String, required: true },
    ticketId: { type: String, required: true },
    quantity: { type: Number, required: true },
    open: { type: Boolean, required: true },
    expiresAt: { type: Date, required: true },
    version: { type: Number, required: true },
  },
  { collection: 'holds', autoIndex: false, versionKey: false },
);
holdSchema.index({ ticketId: 1, expiresAt: -1 }, { partialFilterExpression: { open: true } });

export type HoldStore = ReturnType<typeof holdStore>;

/** Copies of the orders that hold seats, for telling a seller until when the price is locked. */
export function holdStore({ connection }: { connection: Connection }) {
  const holds = connection.model('Hold', holdSchema);

  return {
    follow(order: OrderState): Promise<boolean> {
      return saveNewest(holds, {
        _id: order.id,
        ticketId: order.ticket.id,
        quantity: order.quantity,
        open: order.status === 'created' || order.status === 'paying',
        expiresAt: new Date(order.expiresAt),
        version: order.version,
      });
    },

    /** When the last of the listing's open holds runs out; null when nothing is held. */
    async heldUntil(ticketId: string): Promise<Date | null> {
      const last = await holds.findOne({ ticketId, open: true }).sort({ expiresAt: -1 }).lean();
      return last?.expiresAt ?? null;
    },
  };
}
