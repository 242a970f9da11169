import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  InventoryUpdated,
  ListTicketsQuery,
  OrderCreated,
  type OrderState,
  TICKET_SORTS,
  type Ticket,
} from '@ticketing-dev/common/contracts';
import { newId } from '@ticketing-dev/common/runtime';
import { caller, deliver, sample } from '@ticketing-dev/common/testing';
import { handlers } from '../src/events/index.ts';
import { inventory, NOW, startTickets } from './given.ts';

let tickets: Awaited<ReturnType<typeof startTickets>>;
beforeAll(async () => {
  tickets = await startTickets();
});
afterAll(() => tickets.close());

const newSeller = () => caller(tickets.app, { id: newId(), roles: ['seller'] });
type Seller = ReturnType<typeof newSeller>;
const soon = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000).toISOString();

async function own(seller: Seller, query = ''): Promise<Ticket[]> {
  const items: Ticket[] = [];
  for (let cursor = ''; ; ) {
    const { body } = await seller.get(`/api/tickets?seller=me&limit=2${query}${cursor}`).expect(200);
    items.push(...body.items);
    if (body.nextCursor === null) return items;
    cursor = `&cursor=${encodeURIComponent(body.nextCursor)}`;
  }
}

/** Orders tells of an order for this listing. */
async function ordered(ticket: Ticket, changes: Partial<OrderState> = {}): Promise<OrderState> {
  const { data } = sample(OrderCreated);
  const order = {
    ...data,
    id: newId(),
    buyerId: newId(),
    ticket: { ...data.ticket, id: ticket.id },
    expiresAt: soon(300),
    ...changes,
  };
  await deliver(tickets.deps, handlers, { definition: OrderCreated, subject: order.id, data: order });
  return order;
}

test('filters, sorts and pages hold for my own listings too', async () => {
  const seller = newSeller();
  const titles = (items: readonly Ticket[]) => items.map(({ title }) => title);
  for (const [title, price, category] of [
    ['Rock one', 3_000, 'concert'],
    ['Rock two', 1_000, 'concert'],
    ['Opera', 2_000, 'theatre'],
    ['Rock three', 2_500, 'theatre'],
  ] as const) {
    const { id } = await tickets.listed(
      { title, price, category, venue: { name: 'Hall', city: 'Bonn', country: 'DE' } },
      seller,
    );
    if (title === 'Rock three') await seller.delete(`/api/tickets/${id}`).expect(204);
    tickets.clock.advance(1_000);
  }
  await tickets.listed({ title: 'Rock of somebody else' });

  expect(titles(await own(seller))).toEqual(['Rock three', 'Opera', 'Rock two', 'Rock one']);
  expect(titles(await own(seller, '&status=withdrawn'))).toEqual(['Rock three']);
  expect(titles(await own(seller, '&status=listed&q=rock&sort=price-low'))).toEqual(['Rock two', 'Rock one']);
  expect(titles(await own(seller, '&category=theatre'))).toEqual(['Rock three', 'Opera']);
  expect(titles(await own(seller, '&minPrice=2000&maxPrice=2600&sort=price-high'))).toEqual(['Rock three', 'Opera']);
  expect(titles(await own(seller, '&city=bonn&q=rock&sort=price-high'))).toEqual([
    'Rock one',
    'Rock three',
    'Rock two',
  ]);
  tickets.clock.set(NOW);
});

test.each(['status=sold', 'status=listed&status=withdrawn'])(
  'a bad status (%s) is refused with its field',
  async (query) => {
    const { status, body } = await tickets.seller.get(`/api/tickets?seller=me&${query}`);
    expect([status, body.errors?.[0].field]).toEqual([400, 'status']);
  },
);

// P7. Red when the public list takes a status.
test("the withdrawn listings of others are nobody's to list", async () => {
  const { status, body } = await tickets.visitor.get('/api/tickets?status=withdrawn');
  expect([status, body.errors?.[0].field]).toEqual([400, 'status']);
});

// Red without the seller's indexes in listing-schema.ts, or when an order is none that an index has.
test('my own listings, and those on sale, are read from an index in their order', async () => {
  const seller = newSeller();
  for (let n = 0; n < 12; n += 1) {
    const category = n % 2 ? 'concert' : 'other';
    await tickets.listed({ title: `Rock event ${n}`, price: 1_000 + 100 * (n % 5), category }, seller);
  }
  const queries = TICKET_SORTS.flatMap((sort) =>
    [{}, { category: 'concert' }, { q: 'rock event' }, { status: 'listed' }].flatMap((filter) =>
      [seller.user.id, undefined].map((sellerId) => ({ ...ListTicketsQuery.parse(filter), sort, sellerId })),
    ),
  );
  for (const { sellerId, ...query } of queries) {
    // In an array, as its type has it, or not, as it is.
    const explained = [await tickets.deps.listings.explain({ ...query, ...(sellerId && { sellerId }) }, NOW)].flat();
    const plan = JSON.stringify(explained.map((one) => Object(one).queryPlanner.winningPlan));
    expect(plan).toContain('IXSCAN');
    expect(plan).not.toContain('COLLSCAN');
    // A category or a word has an index of its own, without every order.
    if (sellerId !== undefined || Object.keys(query).length === 2)
      expect({ query, plan }).toMatchObject({ plan: expect.not.stringContaining('"SORT"') });
  }
});

test('the seller sees what a listing earned, who is affected, and until when seats are held; others do not', async () => {
  const seller = newSeller();
  const ticket = await tickets.listed({ quantity: 10 }, seller);
  const again = newId();
  await ordered(ticket, { status: 'completed', amountPaid: 5_100, buyerId: again });
  await ordered(ticket, { status: 'completed', amountPaid: 5_100, amountRefunded: 1_100, buyerId: again });
  await ordered(ticket, { status: 'refunded', amountPaid: 2_550, amountRefunded: 2_550 });
  await ordered(ticket, { status: 'cancelled', cancelReason: 'expired' });
  await ordered(ticket, { status: 'completed', amountPaid: 900, currency: 'eur' });
  await ordered(ticket, { status: 'created', expiresAt: soon(120) });
  const expected = {
    earned: [
      { currency: 'usd', amount: 9_100 },
      { currency: 'eur', amount: 900 },
    ],
    buyers: 3,
    heldUntil: soon(120),
  };

  expect((await own(seller))[0]).toMatchObject(expected);
  expect((await seller.get(`/api/tickets/${ticket.id}`)).body).toMatchObject(expected);
  expect((await tickets.admin.get(`/api/tickets/${ticket.id}`)).body).toMatchObject(expected);
  const change = await seller.put(`/api/tickets/${ticket.id}`).send({ version: 0, title: 'Other' });
  expect(change.body).toMatchObject(expected);
  for (const other of [tickets.visitor, tickets.otherSeller, tickets.buyer]) {
    const { body } = await other.get(`/api/tickets/${ticket.id}`);
    for (const field of ['earned', 'buyers', 'heldUntil']) expect(body).not.toHaveProperty(field);
  }
  const list = await tickets.visitor.get('/api/tickets?limit=100');
  for (const item of list.body.items) expect(item).not.toHaveProperty('earned');
});

test('a listing that sold nothing says so', async () => {
  const seller = newSeller();
  await tickets.listed({}, seller);
  expect((await own(seller))[0]).toMatchObject({ earned: [], buyers: 0, heldUntil: null });
});

// Red when `until` is the due time of a hold that cannot fall due any more.
test('while somebody is paying nobody knows until when the price is locked', async () => {
  const seller = newSeller();
  const ticket = await tickets.listed({ quantity: 5 }, seller);
  const order = await ordered(ticket, { status: 'created', expiresAt: soon(60) });
  await ordered(ticket, { status: 'created', expiresAt: soon(120) });
  const put = () => seller.put(`/api/tickets/${ticket.id}`).send({ version: 0, price: 9_000 });
  expect((await put()).body).toMatchObject({ code: 'listing-locked', until: soon(120) });

  await ordered(ticket, { ...order, status: 'paying', version: order.version + 1 });
  expect((await put()).body).toMatchObject({ status: 409, code: 'listing-locked', until: null });
  expect((await own(seller))[0]).toMatchObject({ heldUntil: null });

  await ordered(ticket, { ...order, status: 'completed', version: order.version + 2 });
  tickets.clock.advance(180_000);
  // Due, and its end not yet heard of.
  expect((await put()).body).toMatchObject({ code: 'listing-locked', until: null });
  tickets.clock.set(NOW);
});

test('a withdrawal may say why, and everybody reads it', async () => {
  const seller = newSeller();
  const { id } = await tickets.listed({}, seller);

  for (const reason of ['', 'x'.repeat(201), 7]) {
    const { status, body } = await seller.delete(`/api/tickets/${id}`).send({ reason });
    expect([status, body.errors?.[0].field]).toEqual([400, 'reason']);
  }
  await seller.delete(`/api/tickets/${id}`).send({ reason: 'The band is ill.' }).expect(204);

  const { body } = await tickets.visitor.get(`/api/tickets/${id}`);
  expect(body).toMatchObject({ status: 'withdrawn', withdrawReason: 'The band is ill.' });
  const told = (await tickets.outbox.events()).filter(({ subject }) => subject === id).at(-1);
  expect(told).toMatchObject({ type: 'ticket:deleted', data: { withdrawReason: 'The band is ill.' } });
});

test('inventories and holds agree with what a seller is asked to confirm', async () => {
  const seller = newSeller();
  const ticket = await tickets.listed({ quantity: 5 }, seller);
  await ordered(ticket, { status: 'created' });
  const data = inventory(ticket, { held: 1 });
  await deliver(tickets.deps, handlers, { definition: InventoryUpdated, subject: ticket.id, data });
  expect((await own(seller))[0]).toMatchObject({ held: 1, buyers: 1, heldUntil: soon(300) });
});
