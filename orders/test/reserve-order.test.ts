import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '@ticketing-dev/common/runtime';
import { anonymous, caller, eventually } from '@ticketing-dev/common/testing';
import { ordersOf } from '../src/db/order-rows.ts';
import { world } from './support/given.ts';
import { type Orders, startOrders } from './support/start-orders.ts';

let orders: Orders;
let given: ReturnType<typeof world>;
beforeAll(async () => {
  orders = await startOrders({ env: { ORDER_HOLD_SECONDS: '120' } });
  given = world(orders);
});
afterAll(() => orders.close());

const count = (ticket: { id: string }) => ordersOf(orders.base.connection).countDocuments({ 'ticket.id': ticket.id });

test('a reservation holds the seats at the listed price, against a countdown from the database clock', async () => {
  const ticket = await given.listed({ price: 2_550, currency: 'eur', quantity: 5 });
  const buyer = caller(orders.app);

  const { status, body } = await buyer.post('/api/orders').send({ ticketId: ticket.id, quantity: 2, unitPrice: 2_550 });

  expect(status).toBe(201);
  expect(body).toMatchObject({
    buyerId: buyer.user.id,
    ticket: { id: ticket.id, title: ticket.title, price: 2_550, currency: 'eur', startsAt: ticket.startsAt },
    quantity: 2,
    amount: 5_100,
    currency: 'eur',
    status: 'created',
    cancelReason: null,
    paymentId: null,
    version: 0,
    history: [{ status: 'created', reason: null }],
  });
  const left = Date.parse(body.expiresAt) - Date.parse(body.now);
  expect(left).toBeLessThanOrEqual(120_000);
  expect(left).toBeGreaterThan(115_000);
  expect(await given.toldOf(body)).toMatchObject([{ type: 'order:created', data: { id: body.id, version: 0 } }]);
  await eventually(async () => expect(await given.stock(ticket)).toMatchObject({ held: 2, available: 3, grants: [] }));
});

// Red when only ids in paths are lower-cased.
test('an id is the same id however it is typed', async () => {
  const ticket = await given.listed();
  const { status, body } = await caller(orders.app).post('/api/orders').send({ ticketId: ticket.id.toUpperCase() });
  expect({ status, id: body.ticket?.id }).toEqual({ status: 201, id: ticket.id });
});

test('one seat is what you get when you do not say how many', async () => {
  const ticket = await given.listed();
  const { body } = await caller(orders.app).post('/api/orders').send({ ticketId: ticket.id });
  expect(body).toMatchObject({ quantity: 1, amount: ticket.price });
});

test.each([
  [{}, 'ticketId'],
  [{ ticketId: 'seven' }, 'ticketId'],
  [{ ticketId: newId(), quantity: 0 }, 'quantity'],
  [{ ticketId: newId(), quantity: 1.5 }, 'quantity'],
  [{ ticketId: newId(), quantity: '2' }, 'quantity'],
  [{ ticketId: newId(), unitPrice: -1 }, 'unitPrice'],
])('bad input is refused with its field: %j', async (body, field) => {
  const response = await caller(orders.app).post('/api/orders').send(body);
  expect(response.status).toBe(400);
  expect(response.body.errors[0].field).toBe(field);
});

test('only who is signed in and may buy reserves', async () => {
  const ticket = await given.listed();
  const nobody = await anonymous(orders.app).post('/api/orders').send({ ticketId: ticket.id });
  const seller = await caller(orders.app, { roles: ['seller'] })
    .post('/api/orders')
    .send({ ticketId: ticket.id });

  expect(nobody.status).toBe(401);
  // P7. Red without requirePermission('orders:create').
  expect(seller.status).toBe(403);
  expect(await count(ticket)).toBe(0);
});

test('a listing is unknown until we heard of it', async () => {
  const { status, body } = await caller(orders.app).post('/api/orders').send({ ticketId: newId() });
  expect([status, body.code]).toEqual([404, 'listing-not-found']);
});

test('nobody buys from their own listing', async () => {
  const seller = caller(orders.app);
  const ticket = await given.listed({ sellerId: seller.user.id });
  const { status, body } = await seller.post('/api/orders').send({ ticketId: ticket.id });
  expect([status, body.code]).toEqual([422, 'own-listing']);
});

test('a price that is not the one the buyer saw is refused with the price now, and nothing is held', async () => {
  const ticket = await given.listed({ price: 2_000, currency: 'usd' });
  const buyer = caller(orders.app);
  const seen = { ticketId: ticket.id, unitPrice: 2_000 };
  await buyer.post('/api/orders').send(seen).expect(201);
  await given.changed(ticket, { price: 3_000 });

  const { status, body } = await buyer.post('/api/orders').send(seen);

  expect([status, body.code, body.price, body.currency]).toEqual([409, 'price-changed', 3_000, 'usd']);
  await eventually(async () => expect(await given.stock(ticket)).toMatchObject({ held: 1, available: 9, grants: [] }));
  // The new price is taken at once, though a moment ago another one was in memory.
  await buyer.post('/api/orders').send({ ticketId: ticket.id, unitPrice: 3_000 }).expect(201);
});

test('more than one order may have is refused with the limit', async () => {
  const ticket = await given.listed({ maxPerOrder: 4 });
  const { status, body } = await caller(orders.app).post('/api/orders').send({ ticketId: ticket.id, quantity: 5 });
  expect([status, body.code, body.limit, body.errors[0].field]).toEqual([422, 'over-order-limit', 4, 'quantity']);
});

test('what one buyer may have counts over all orders that stand, also for orders made at the same time', async () => {
  const ticket = await given.listed({ quantity: 100, maxPerBuyer: 4 });
  const buyer = caller(orders.app);
  const { order } = await given.reserved(ticket, 2, buyer);

  const attempts = Array.from({ length: 8 }, () => buyer.post('/api/orders').send({ ticketId: ticket.id }));
  const answers = await Promise.all(attempts);

  const refused = answers.filter(({ status }) => status !== 201);
  expect(answers.length - refused.length).toBe(2);
  for (const { status, body } of refused) {
    expect([status, body.code, body.limit, body.alreadyHas]).toEqual([422, 'over-buyer-limit', 4, 4]);
  }
  // What was given back may be taken again.
  await buyer.delete(`/api/orders/${order.id}`).expect(204);
  await buyer.post('/api/orders').send({ ticketId: ticket.id, quantity: 2 }).expect(201);
  await eventually(async () => expect(await given.stock(ticket)).toMatchObject({ held: 4, available: 96, grants: [] }));
});

test('the limit of one buyer holds over several processes', async () => {
  const ticket = await given.listed({ quantity: 100, maxPerBuyer: 3 });
  const sibling = await startOrders({ env: { MONGO_URL: orders.base.config.MONGO_URL } });
  const { id } = caller(orders.app).user;
  const buyers = [caller(orders.app, { id }), caller(sibling.app, { id })];

  const attempts = Array.from({ length: 10 }, (_, at) =>
    buyers[at % 2]?.post('/api/orders').send({ ticketId: ticket.id }),
  );
  await Promise.all(attempts);
  await sibling.leave();

  expect(await count(ticket)).toBe(3);
});

test('when nothing is left the answer says so', async () => {
  const ticket = await given.listed({ quantity: 3 });
  await given.reserved(ticket, 2);

  const tooMany = await caller(orders.app).post('/api/orders').send({ ticketId: ticket.id, quantity: 2 });
  expect([tooMany.status, tooMany.body.code, tooMany.body.available]).toEqual([409, 'sold-out', 1]);

  await given.reserved(ticket, 1);
  const nothing = await caller(orders.app).post('/api/orders').send({ ticketId: ticket.id });
  expect([nothing.status, nothing.body.code, nothing.body.available]).toEqual([409, 'sold-out', 0]);
});

test.each([
  ['withdrawn by the seller', { status: 'withdrawn' as const }, 'listing-withdrawn'],
  ['past the end of sales', { salesEndAt: '2020-01-01T00:00:00.000Z' }, 'sales-ended'],
  ['after the start of the event', { startsAt: '2020-01-01T00:00:00.000Z' }, 'sales-ended'],
])('nothing is sold %s', async (_, change, code) => {
  const ticket = await given.listed();
  await given.reserved(ticket); // it was on sale, and is in memory
  await given.changed(ticket, change);

  const { status, body } = await caller(orders.app).post('/api/orders').send({ ticketId: ticket.id });

  expect([status, body.code]).toEqual([409, code]);
  await eventually(async () => expect(await given.stock(ticket)).toMatchObject({ held: 1, grants: [] }));
});

test('a repeated request is one request, also at the same time and on another process', async () => {
  const ticket = await given.listed();
  const sibling = await startOrders({ env: { MONGO_URL: orders.base.config.MONGO_URL } });
  const { id } = caller(orders.app).user;
  const key = newId();
  const request = (app: Orders['app']) =>
    caller(app, { id }).post('/api/orders').set('Idempotency-Key', key).send({ ticketId: ticket.id, quantity: 2 });

  const apps = [orders.app, orders.app, sibling.app, sibling.app];
  const answers = await Promise.all(apps.map((app) => request(app)));
  answers.push(await request(orders.app));
  await sibling.leave();

  // P6. Red without the key on the order's row and its unique index.
  expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
  expect(answers[0]?.status).toBe(201);
  expect(await count(ticket)).toBe(1);
  await eventually(async () => expect(await given.stock(ticket)).toMatchObject({ held: 2, grants: [] }));
});

test('the repetition of a request that took the last seats gets its order, not a refusal', async () => {
  const ticket = await given.listed({ quantity: 2 });
  const buyer = caller(orders.app);
  const request = () =>
    buyer.post('/api/orders').set('Idempotency-Key', 'last').send({ ticketId: ticket.id, quantity: 2 });

  const [first, second] = await Promise.all([request(), request()]);
  const third = await request();

  expect([first?.status, second?.status, third.status]).toEqual([201, 201, 201]);
  expect(new Set([first?.body.id, second?.body.id, third.body.id]).size).toBe(1);
});

test('a key that comes back with another body is refused, and a refusal is not remembered', async () => {
  const ticket = await given.listed({ quantity: 2, maxPerOrder: 2 });
  const buyer = caller(orders.app);
  const request = (quantity: number) =>
    buyer.post('/api/orders').set('Idempotency-Key', 'key-1').send({ ticketId: ticket.id, quantity });

  expect((await request(3)).body.code).toBe('over-order-limit');
  expect((await request(2)).status).toBe(201);
  const reused = await request(1);
  expect([reused.status, reused.body.code]).toEqual([422, 'idempotency-key-reused']);
  // The same key of somebody else is another key.
  const other = await caller(orders.app)
    .post('/api/orders')
    .set('Idempotency-Key', 'key-1')
    .send({ ticketId: ticket.id });
  expect(other.body.code).toBe('sold-out');
});

test('refusals are counted by their reason', async () => {
  const ticket = await given.listed({ quantity: 1 });
  await given.reserved(ticket);
  await caller(orders.app).post('/api/orders').send({ ticketId: ticket.id });

  const { text } = await anonymous(orders.app).get('/metrics');
  expect(text).toMatch(/orders_refusals_total\{reason="sold-out"\} [1-9]/);
  expect(text).toMatch(/orders_holds [1-9]/);
});

// Red without checkPayable in domain/listing.ts: seats would be held for what no card can pay.
test.each([
  [{ price: 20 }, 2, { atLeast: 3 }],
  [{ price: 40_000_000 }, 3, { atMost: 2 }],
  [{ price: 2_555, currency: 'kwd' }, 1, {}],
  [{ price: 5_000, currency: 'xdr' }, 1, {}],
])('an amount that cannot be paid holds nothing: %j x %i', async (offer, quantity, bound) => {
  const ticket = await given.listed(offer);

  const response = await caller(orders.app).post('/api/orders').send({ ticketId: ticket.id, quantity });

  expect(response.status).toBe(422);
  expect(response.body).toMatchObject({ code: 'amount-not-payable', errors: [{ field: 'quantity' }], ...bound });
  expect(await given.stock(ticket)).toMatchObject({ available: 10, held: 0, grants: [] });
});

test.each([
  [{ price: 20 }, 3],
  [{ price: 40_000_000 }, 2],
  [{ price: 2_555, currency: 'kwd' }, 2],
])('an amount that can just be paid is reserved: %j x %i', async (offer, quantity) => {
  await given.reserved(await given.listed(offer), quantity);
});
