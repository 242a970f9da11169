import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { rateLimiter } from '@ticketing-dev/common/http';
import { caller, eventually } from '@ticketing-dev/common/testing';
import { ordersOf } from '../src/db/order-rows.ts';
import { expireDueOrders } from '../src/use-cases/expire-due-orders.ts';
import { world } from './support/given.ts';
import { type Orders, startOrders } from './support/start-orders.ts';

const LIMITED = { RATE_LIMITS: 'on', ORDER_HOLD_SECONDS: '600' };

let orders: Orders;
let sibling: Orders;
let given: ReturnType<typeof world>;
beforeAll(async () => {
  orders = await startOrders({ env: LIMITED });
  sibling = await startOrders({ env: { ...LIMITED, MONGO_URL: orders.base.config.MONGO_URL } });
  given = world(orders);
}, 60_000);
afterAll(async () => {
  await sibling.leave();
  await orders.close();
});

const slots = async (buyerId: string) =>
  (await ordersOf(orders.base.connection).find({ buyerId }).toArray()).flatMap(({ slot }) => slot ?? []);

// Red without `slot` in the unique index of order-rows.ts, and without holdSlots in place-orders.ts.
test('one buyer holds exactly 100 orders at a time, over all listings and processes; others go on', async () => {
  const listings = await Promise.all([300, 300, 300].map((quantity) => given.listed({ quantity })));
  const { id } = caller(orders.app).user;
  const buyers = [caller(orders.app, { id }), caller(sibling.app, { id })];
  const reserve = (n: number) =>
    buyers[n % 2]?.post('/api/orders').send({ ticketId: listings[n % listings.length]?.id ?? '' });

  // All at once, so that many decisions see the same slots free.
  const answers = await Promise.all(Array.from({ length: 140 }, (_, n) => reserve(n)));

  const codes = answers.map((answer) => `${answer?.status} ${answer?.body.code ?? 'held'}`);
  expect(new Set(codes)).toEqual(new Set(['201 held', '429 too-many-holds']));
  expect(codes.filter((code) => code === '201 held')).toHaveLength(100);
  const refused = answers.find((answer) => answer?.status === 429);
  expect(refused?.body.limit).toBe(100);
  expect(Number(refused?.headers['retry-after'])).toBe(600);
  expect(new Set(await slots(id)).size).toBe(100);
  const held = async () => Promise.all(listings.map(async (listing) => (await given.stock(listing)).held));
  await eventually(async () => expect((await held()).reduce((sum, one) => sum + one, 0)).toBe(100));
  expect((await caller(orders.app).post('/api/orders').send({ ticketId: listings[0]?.id })).status).toBe(201);
}, 120_000);

// Red without `$unset` in order-changes.ts: a slot would be used up for good.
test('a hold that ended, however it ended, makes room for exactly one more', async () => {
  const listing = await given.listed({ quantity: 300 });
  const buyer = caller(orders.app);
  const reserve = () => buyer.post('/api/orders').send({ ticketId: listing.id });
  const held = await Promise.all(Array.from({ length: 100 }, reserve));
  expect(new Set(held.map(({ status }) => status))).toEqual(new Set([201]));
  const [cancelled, paid, refunded, due, paying] = held.map(({ body }) => body);

  await buyer.delete(`/api/orders/${cancelled.id}`).expect(204);
  await given.payment(paid, 'captured');
  const { id } = await given.payment(refunded, 'captured');
  await given.payment(refunded, 'refunded', { id });
  await given.due(due);
  await expireDueOrders(orders.deps);
  // A card holds the money: the seats are still held.
  await given.payment(paying, 'authorized');

  const more = await Promise.all(Array.from({ length: 10 }, reserve));
  expect(more.filter(({ status }) => status === 201)).toHaveLength(4);
  expect(more.filter(({ status }) => status === 429)).toHaveLength(6);
  expect(await slots(buyer.user.id)).toHaveLength(100);
}, 120_000);

test('at the cap a repeated request still gets its order', async () => {
  const listing = await given.listed({ quantity: 300 });
  const buyer = caller(orders.app);
  const reserve = (key: string) => buyer.post('/api/orders').set('Idempotency-Key', key).send({ ticketId: listing.id });
  const held = await Promise.all(Array.from({ length: 100 }, (_, n) => reserve(`key-${n}`)));

  const again = await reserve('key-7');

  expect([again.status, again.body.id]).toEqual([201, held[7]?.body.id]);
  expect((await reserve('another')).status).toBe(429);
}, 120_000);

// Red without RESERVING_THERE in order-routes.ts.
test('many accounts behind one address reserve at most so often a minute', async () => {
  const ticket = await given.listed({ quantity: 1 });
  const from = '203.0.113.9';
  const budget = { name: 'reserve-address', points: 1_800, perSeconds: 60 };
  await rateLimiter(orders.base, budget).penalty(`address:${from}`, budget.points);
  const ask = (address: string) =>
    caller(orders.app).post('/api/orders').set('X-Forwarded-For', address).send({ ticketId: ticket.id });

  expect((await ask(from)).status).toBe(429);
  expect((await ask('203.0.113.10')).status).toBe(201);
});
