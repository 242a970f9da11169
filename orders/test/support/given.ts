import {
  type Order,
  PaymentCaptured,
  PaymentCreated,
  PaymentFailed,
  PaymentRefunded,
  type PaymentState,
  PaymentVoided,
  TicketCreated,
  TicketDeleted,
  type TicketState,
  TicketUpdated,
} from '@ticketing-dev/common/contracts';
import { newId } from '@ticketing-dev/common/runtime';
import { type Caller, caller, deliver, sample } from '@ticketing-dev/common/testing';
import { ordersOf } from '../../src/db/order-rows.ts';
import { stockOf } from '../../src/db/stock-rows.ts';
import { handlers } from '../../src/events/index.ts';
import type { Orders } from './start-orders.ts';

const PAYMENT_EVENTS = {
  authorized: PaymentCreated,
  capturing: PaymentCreated,
  captured: PaymentCaptured,
  refunding: PaymentCaptured,
  refunded: PaymentRefunded,
  voiding: PaymentCreated,
  voided: PaymentVoided,
  failed: PaymentFailed,
  created: PaymentCreated,
  'requires-action': PaymentCreated,
} as const;

const FUTURE = '2099-06-01T18:00:00.000Z';

/** What happens around this service, as its tests say it. */
export function world(orders: Orders) {
  const { deps, app, base } = orders;
  const hear = (event: Parameters<typeof deliver>[2]) => deliver(deps, handlers, event);

  return {
    hear,

    /** Somebody lists something. */
    async listed(changes: Partial<TicketState> = {}): Promise<TicketState> {
      const id = newId();
      const data = { id, sellerId: newId(), quantity: 10, startsAt: FUTURE, salesEndAt: null, version: 0, ...changes };
      const event = sample(TicketCreated, { subject: id, data });
      await hear(event);
      return event.data;
    },

    /** The seller changes the listing, or withdraws it. */
    async changed(ticket: TicketState, changes: Partial<TicketState>): Promise<TicketState> {
      const data = { ...ticket, version: ticket.version + 1, ...changes };
      await hear({ definition: data.status === 'listed' ? TicketUpdated : TicketDeleted, subject: data.id, data });
      return data;
    },

    /** Somebody reserves seats. */
    async reserved(ticket: TicketState, quantity = 1, buyer: Caller = caller(app)) {
      const response = await buyer.post('/api/orders').send({ ticketId: ticket.id, quantity });
      if (response.status !== 201) throw new Error(`no order: ${JSON.stringify(response.body)}`);
      const order: Order = response.body;
      return { buyer, order };
    },

    /** Payments tells of a payment. */
    async payment(
      order: Order,
      status: PaymentState['status'],
      changes: Partial<PaymentState> = {},
    ): Promise<PaymentState> {
      const taken = ['captured', 'refunding', 'refunded'].includes(status);
      const event = sample(PAYMENT_EVENTS[status], {
        data: {
          id: newId(),
          orderId: order.id,
          buyerId: order.buyerId,
          amount: order.amount,
          currency: order.currency,
          status,
          amountCaptured: taken ? order.amount : 0,
          amountRefunded: status === 'refunded' ? order.amount : 0,
          ...changes,
        },
      });
      await hear(event);
      return event.data;
    },

    /** Time passes until the hold is due. */
    async due(order: { id: string }, agoMs = 1): Promise<void> {
      const expiresAt = new Date(Date.now() - agoMs);
      await ordersOf(base.connection).updateOne({ _id: order.id }, { $set: { expiresAt } });
    },

    async stock(ticket: { id: string }) {
      const stock = await stockOf(base.connection).findOne({ _id: ticket.id });
      if (stock === null) throw new Error('no stock');
      return stock;
    },

    async stored(order: { id: string }) {
      const row = await ordersOf(base.connection).findOne({ _id: order.id });
      if (row === null) throw new Error('no order');
      return row;
    },

    /** What was told of an order, oldest first. */
    async toldOf(order: { id: string }) {
      const rows = base.connection.collection<{ event: { type: string; subject: string; data: { version: number } } }>(
        'outbox',
      );
      const events = (await rows.find({ 'event.subject': order.id }).toArray()).map((row) => row.event);
      return events.sort((a, b) => a.data.version - b.data.version);
    },
  };
}
