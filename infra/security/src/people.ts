import { randomUUID } from 'node:crypto';
import { OrderCreated, type OrderState, type ServiceName, TicketCreated } from '@ticketing-dev/common/contracts';
import { newId } from '@ticketing-dev/common/runtime';
import { anonymous, caller, deliver, sample } from '@ticketing-dev/common/testing';
import type { Services } from './services.ts';

export const PEOPLE = ['anonymous', 'buyer', 'other buyer', 'seller', 'admin', 'suspended'] as const;
export type Person = (typeof PEOPLE)[number];
export const PASSWORD = 'correct horse battery';

const ROLES = {
  buyer: ['buyer'],
  'other buyer': ['buyer'],
  seller: ['seller'],
  admin: ['admin'],
  suspended: ['buyer', 'seller'],
};
const FUTURE = '2099-06-01T18:00:00.000Z';

/** Who asks, and things that are theirs: the buyer's orders and payments, the seller's listings. */
export function peopleOf(services: Services) {
  const ids = { buyer: newId(), 'other buyer': newId(), seller: newId(), admin: newId(), suspended: newId() };

  /** A browser of this person at this service. At auth everybody has an account and its session. */
  async function as(service: ServiceName, person: Person) {
    const { app, base } = services[service];
    if (person === 'anonymous') return anonymous(app);
    if (service === 'auth' && person !== 'admin') return account(person);
    const agent = caller(app, { id: ids[person], roles: ROLES[person] });
    if (person === 'suspended') {
      base.sessions.heard({ scope: 'user', id: ids.suspended, revokedAt: new Date(base.clock().getTime() + 60_000) });
    }
    return agent;
  }

  /** A new account, signed in; a suspended one was so before. */
  async function account(person: Person) {
    const agent = anonymous(services.auth.app);
    const email = `${randomUUID()}@example.com`;
    const { body } = await agent.post('/api/users/signup').send({ email, password: PASSWORD });
    if (person === 'suspended') {
      const admin = caller(services.auth.app, { roles: ['admin'] });
      const { status } = await admin.put(`/api/users/${body.id}/status`).send({ status: 'suspended' });
      if (status !== 200) throw new Error(`not suspended: ${status}`);
    }
    return Object.assign(agent, { account: { id: String(body.id), email } });
  }

  /** A listing of the seller's, at tickets. */
  async function listing(): Promise<string> {
    const seller = await as('tickets', 'seller');
    const { body } = await seller.post('/api/tickets').send({ title: 'Jazz night', price: 2_550, quantity: 10 });
    return String(body.id);
  }

  /** The same as orders know it. */
  async function stock(): Promise<string> {
    const id = newId();
    const data = { id, sellerId: ids.seller, quantity: 10, startsAt: FUTURE, salesEndAt: null, version: 0 };
    await deliver(services.deps.orders, services.handlers.orders, sample(TicketCreated, { subject: id, data }));
    return id;
  }

  async function order(): Promise<string> {
    const buyer = await as('orders', 'buyer');
    const { body, status } = await buyer.post('/api/orders').send({ ticketId: await stock(), quantity: 1 });
    if (status !== 201) throw new Error(`no order: ${JSON.stringify(body)}`);
    return String(body.id);
  }

  /** An order of the buyer's as payments know it. */
  async function payable(changes: Partial<OrderState> = {}): Promise<string> {
    const id = newId();
    const expiresAt = new Date(Date.now() + 300_000).toISOString();
    const state = { id, buyerId: ids.buyer, status: 'created', paymentId: null, expiresAt, version: 0 } as const;
    const event = sample(OrderCreated, { subject: id, data: { ...state, ...changes } });
    await deliver(services.deps.payments, services.handlers.payments, event);
    return id;
  }

  async function payment(): Promise<string> {
    const buyer = await as('payments', 'buyer');
    const { body, status } = await buyer.post('/api/payments').send({ orderId: await payable() });
    if (status !== 201) throw new Error(`no payment: ${JSON.stringify(body)}`);
    return String(body.id);
  }

  return { ids, as, account, listing, stock, order, payable, payment };
}
export type People = ReturnType<typeof peopleOf>;
