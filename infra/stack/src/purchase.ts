import { randomUUID } from 'node:crypto';
import {
  Admission,
  type CreateTicketBody,
  Order,
  type OrderState,
  Payment,
  pageOf,
  Ticket,
} from '@ticketing-dev/common/contracts';
import { eventually } from '@ticketing-dev/common/testing';
import { type Answer, type Person, read } from './person.ts';

/** The steps of a purchase, each as a client takes it: repeated under one key until it is answered. */
export async function list(seller: Person, body: Partial<CreateTicketBody> = {}): Promise<Ticket> {
  const fields = { title: `Concert ${randomUUID()}`, price: 2_550, ...body };
  const ticket = read(await seller.insist('POST', '/api/tickets', { body: fields }), 201, Ticket);
  await eventually(
    async () => {
      // Orders must have heard of it: an impossible wish is refused with 404 until then.
      const probe = await seller.ask('POST', '/api/orders', { body: { ticketId: ticket.id } });
      if (probe.status !== 422) throw new Error(`orders do not know the listing yet: ${probe.status}`);
    },
    { withinMs: 20_000 },
  );
  return ticket;
}

export function reserve(buyer: Person, ticketId: string, quantity = 1, idempotencyKey = randomUUID()): Promise<Answer> {
  return buyer.insist('POST', '/api/orders', { body: { ticketId, quantity }, idempotencyKey });
}

export async function reserved(buyer: Person, ticketId: string, quantity = 1): Promise<Order> {
  return read(await reserve(buyer, ticketId, quantity), 201, Order);
}

export function pay(buyer: Person, orderId: string, paymentMethodId = 'pm_card_visa', idempotencyKey = randomUUID()) {
  return buyer.insist('POST', '/api/payments', { body: { orderId, paymentMethodId }, idempotencyKey });
}

export async function paid(buyer: Person, orderId: string): Promise<Payment> {
  return read(await pay(buyer, orderId), 201, Payment);
}

export function orderOf(buyer: Person, orderId: string): Promise<Order> {
  return buyer.insist('GET', `/api/orders/${orderId}`).then((answer) => read(answer, 200, Order));
}

export function ticketOf(anyone: Person, ticketId: string): Promise<Ticket> {
  return anyone.insist('GET', `/api/tickets/${ticketId}`).then((answer) => read(answer, 200, Ticket));
}

/** Waits until the order is in one of these states; says which. */
export function settled(
  buyer: Person,
  orderId: string,
  statuses: readonly OrderState['status'][],
  withinMs = 20_000,
): Promise<Order> {
  return eventually(
    async () => {
      const order = await orderOf(buyer, orderId);
      if (!statuses.includes(order.status)) throw new Error(`order is ${order.status}, not ${statuses.join(' or ')}`);
      return order;
    },
    { withinMs },
  );
}

export async function admissionsOf(buyer: Person, orderId: string): Promise<Admission[]> {
  const { items } = await buyer.get(`/api/orders/${orderId}/admissions`, pageOf(Admission).pick({ items: true }));
  return items;
}
