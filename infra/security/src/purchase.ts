import {
  OrderCreated,
  PaymentCaptured,
  PaymentCreated,
  PaymentFailed,
  PaymentRefunded,
  PaymentVoided,
  type TicketState,
} from '@ticketing-dev/common/contracts';
import { newId } from '@ticketing-dev/common/runtime';
import { caller, deliver, outboxOf } from '@ticketing-dev/common/testing';
import type { Services } from './services.ts';

const OF_PAYMENTS: ReadonlySet<string> = new Set(
  [PaymentCreated, PaymentCaptured, PaymentFailed, PaymentVoided, PaymentRefunded].map(({ type }) => type),
);

/** A purchase from the listing to Stripe, each step by HTTP, each event brought to whom it is for. */
export function purchaseAt(services: Services) {
  const seller = caller(services.tickets.app, { roles: ['seller'] });

  async function told(service: 'tickets' | 'orders' | 'payments', about: string) {
    const events = await outboxOf(services[service].base).events();
    return events.filter(({ subject, data }) => subject === about || Object(data).orderId === about);
  }

  return {
    seller,

    /** The listing's id, once orders know it. */
    async listed(fields: Partial<TicketState>): Promise<string> {
      const answer = await seller
        .post('/api/tickets')
        .send({ title: 'Jazz', price: 2_550, maxPerOrder: 100, ...fields });
      if (answer.status !== 201) throw new Error(`not listed: ${answer.text}`);
      for (const event of await told('tickets', answer.body.id)) {
        await deliver(services.deps.orders, services.handlers.orders, event);
      }
      return String(answer.body.id);
    },

    /** An order of a new buyer's, once payments know it. */
    async ordered(ticketId: string, quantity: number) {
      const id = newId();
      const { status, text, body } = await caller(services.orders.app, { id })
        .post('/api/orders')
        .send({ ticketId, quantity });
      if (status !== 201) throw new Error(`not ordered: ${text}`);
      for (const event of await told('orders', body.id)) {
        if (event.type === OrderCreated.type) {
          await deliver(services.deps.payments, services.handlers.payments, event);
        }
      }
      return { order: Object(body), orderId: String(body.id), pays: caller(services.payments.app, { id }) };
    },

    /** What Stripe has for this order. */
    atStripe: (orderId: string) => services.stripe.ledger().filter(({ metadata }) => metadata.orderId === orderId),

    /** Everything payments told of the order reaches it; what the order told by then. */
    async heardOf(orderId: string): Promise<string[]> {
      for (const event of await told('payments', orderId)) {
        if (OF_PAYMENTS.has(event.type)) await deliver(services.deps.orders, services.handlers.orders, event);
      }
      return (await told('orders', orderId)).map(({ type }) => type);
    },
  };
}
