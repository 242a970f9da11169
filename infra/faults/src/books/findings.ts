import type { Order, Ticket } from '@ticketing-dev/common/contracts';
import type { Ledger } from './ledger.ts';
import { mostAtOnce } from './most-at-once.ts';
import type { Books } from './read-books.ts';

/** Lost, oversold, stranded, charged for nothing, done twice, stuck. */
export const COUNTERS = ['L', 'O', 'U', 'C', 'D', 'S'] as const;
export type Counter = (typeof COUNTERS)[number];

export interface Finding {
  readonly counter: Counter;
  readonly text: string;
}

const FINAL: readonly Order['status'][] = ['completed', 'cancelled', 'refunded'];
const units = (orders: readonly Order[], statuses: readonly Order['status'][]) =>
  orders.filter(({ status }) => statuses.includes(status)).reduce((sum, { quantity }) => sum + quantity, 0);

/** Everything that is wrong with the books: what was acknowledged compared with what is. Empty when they agree. */
export function findings(ledger: Ledger, books: Books): Finding[] {
  const orders = [...books.orders.values()].map(({ order }) => order);
  return [
    ...ofListings(ledger, books, orders),
    ...ofOrders(ledger, books),
    ...ofMoney(ledger, books, orders),
    ...ofRequests(ledger, books),
    ...stuck(books, orders),
  ];
}

function ofListings(ledger: Ledger, books: Books, orders: readonly Order[]): Finding[] {
  return [...ledger.listings].flatMap(([id, { ticket: said }]) => {
    const ticket = books.tickets.get(id);
    if (!ticket) return [found('L', `listing ${id} was acknowledged and is not there`)];
    const own = orders.filter((order) => order.ticket.id === id);
    return [...changed(said, ticket), ...ofSeats(ticket, own)];
  });
}

function changed(said: Ticket, ticket: Ticket): Finding[] {
  const isOlder = ticket.version < said.version || (ticket.version === said.version && ticket.title !== said.title);
  return isOlder
    ? [found('L', `listing ${said.id}: version ${said.version} was acknowledged, is ${ticket.version}`)]
    : [];
}

function ofSeats(ticket: Ticket, own: readonly Order[]): Finding[] {
  const { id, quantity, available, held, sold } = ticket;
  const most = mostAtOnce(own);
  const stranded = quantity - available - held - sold;
  const out = { held: units(own, ['created', 'paying']), sold: units(own, ['completed', 'refunding']) };
  return [
    ...(most > quantity ? [found('O', `listing ${id} has ${quantity} seats, ${most} were out at once`)] : []),
    ...(stranded !== 0 ? [found('U', `${stranded} seats of ${id} are neither free nor held nor sold`)] : []),
    ...differs('held', id, held, out.held),
    ...differs('sold', id, sold, out.sold),
  ];
}

/** More than the orders have: seats nobody can buy. Fewer: seats that will be sold twice. */
function differs(what: string, id: string, said: number, is: number): Finding[] {
  if (said === is) return [];
  return [found(said > is ? 'U' : 'O', `listing ${id} says ${said} ${what}, its orders ${is}`)];
}

function ofOrders(ledger: Ledger, books: Books): Finding[] {
  return [...ledger.orders.keys()].flatMap((id) => {
    const order = books.orders.get(id)?.order;
    if (order === undefined) return [found('L', `order ${id} was acknowledged and is not there`)];
    const seats = order.admissions.length;
    return [
      ...(ledger.cancelled.has(id) && order.status !== 'cancelled'
        ? [found('L', `order ${id}: its cancellation was acknowledged, it is ${order.status}`)]
        : []),
      ...(ledger.refunded.has(id) && order.status !== 'refunded'
        ? [found('L', `order ${id}: its refund was acknowledged, it is ${order.status}`)]
        : []),
      ...(seats > order.quantity ? [found('D', `order ${id}: ${seats} e-tickets for ${order.quantity} seats`)] : []),
      ...(order.status === 'completed' && seats < order.quantity
        ? [found('C', `order ${id}: ${seats} e-tickets for ${order.quantity} seats paid`)]
        : []),
    ];
  });
}

function ofMoney(ledger: Ledger, books: Books, orders: readonly Order[]): Finding[] {
  const lost = [...ledger.payments.keys()].filter((id) => books.payments.get(id) === null);
  const ofOrder = orders.flatMap((order) => {
    const own = books.intents.filter(({ metadata }) => metadata.orderId === order.id);
    const kept = own.reduce((sum, intent) => sum + intent.captured - intent.refunded, 0);
    const captures = own.filter(({ captured }) => captured > 0).length;
    const due = order.status === 'completed' || order.status === 'refunding' ? order.amount : 0;
    return [
      ...(kept > due ? [found('C', `order ${order.id} is ${order.status}, ${kept} of ${order.amount} is kept`)] : []),
      ...(kept < due
        ? [found('L', `order ${order.id} is ${order.status}, only ${kept} of ${order.amount} is kept`)]
        : []),
      ...(captures > 1 ? [found('D', `order ${order.id} was charged ${captures} times`)] : []),
    ];
  });
  return [...lost.map((id) => found('L', `payment ${id} was acknowledged and is not there`)), ...ofOrder];
}

/** Orders nobody was told of, beyond the requests that nobody answered. */
function ofRequests(ledger: Ledger, books: Books): Finding[] {
  const ghosts = new Map<string, number>();
  for (const [id, { buyer }] of books.orders)
    if (!ledger.orders.has(id)) ghosts.set(buyer.name, (ghosts.get(buyer.name) ?? 0) + 1);
  const beyond = [...ghosts].filter(([name, count]) => count > (ledger.unknown.get(name) ?? 0));
  return [
    ...[...ledger.doubled, ...ledger.forged].map((text) => found('D', text)),
    ...beyond.map(([name, count]) => found('D', `${name} has ${count} orders that no answer told of`)),
  ];
}

function stuck(books: Books, orders: readonly Order[]): Finding[] {
  return [
    ...orders
      .filter(({ status }) => !FINAL.includes(status))
      .map(({ id, status }) => found('S', `order ${id} is ${status}`)),
    ...books.intents
      .filter(({ status }) => status !== 'succeeded' && status !== 'canceled')
      .map(({ id, status }) => found('S', `Stripe's ${id} is ${status}`)),
    ...books.audits.flatMap(({ listingId, clean, faults, stopped, stock }) => [
      ...(clean ? [] : [found('S', `stock of ${listingId}: ${faults.join(', ')}`)]),
      ...(stopped ? [found('S', `listing ${listingId} stopped selling`)] : []),
      ...(stock.grants.length > 0 ? [found('S', `${stock.grants.length} grants of ${listingId} are undecided`)] : []),
    ]),
    ...withoutLetters(books),
    ...(books.waiting > 0 ? [found('S', `${books.waiting} events wait in the outboxes`)] : []),
    ...books.deadLetters.map((text) => found('S', text)),
  ];
}

/** The end of the longest way an event goes. A letter may come twice, never not at all. */
function withoutLetters({ orders, letters }: Books): Finding[] {
  return [...letters].flatMap(([name, count]) => {
    const own = [...orders.values()].filter(({ buyer, order }) => buyer.name === name && order.status === 'completed');
    return count < own.length ? [found('S', `${name} bought ${own.length} times and got ${count} letters`)] : [];
  });
}

function found(counter: Counter, text: string): Finding {
  return { counter, text };
}
