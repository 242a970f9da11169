import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { caller } from '@ticketing-dev/common/testing';
import { world } from './support/given.ts';
import { type Orders, startOrders } from './support/start-orders.ts';

let orders: Orders;
beforeAll(async () => {
  orders = await startOrders({ env: { RATE_LIMITS: 'on', ORDER_HOLD_SECONDS: '600' } });
});
afterAll(() => orders.close());

// Red without holdCap in order-routes.ts; with a cap that refusals use up, too, the 101st hold comes early.
test('one buyer holds at most 100 orders at a time, over all listings; others go on', async () => {
  const { listed } = world(orders);
  const [one, other, none] = [
    await listed({ quantity: 300 }),
    await listed({ quantity: 300 }),
    await listed({ quantity: 1 }),
  ];
  const buyer = caller(orders.app);
  const reserve = (ticketId: string, quantity = 1) => buyer.post('/api/orders').send({ ticketId, quantity });
  for (let n = 0; n < 10; n += 1) expect((await reserve(none.id, 2)).status).toBe(409);

  const held = await Promise.all(Array.from({ length: 120 }, (_, n) => reserve(n % 2 ? one.id : other.id)));

  expect(held.filter(({ status }) => status === 201)).toHaveLength(100);
  const refused = held.filter(({ status }) => status !== 201);
  expect(new Set(refused.map(({ status, body }) => `${status} ${body.code}`))).toEqual(
    new Set(['429 too-many-requests']),
  );
  expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0);
  expect((await caller(orders.app).post('/api/orders').send({ ticketId: one.id })).status).toBe(201);
}, 120_000);

// Red without RESERVING_THERE in order-routes.ts.
test('many accounts behind one address reserve at most so often a minute', async () => {
  const { listed } = world(orders);
  const ticket = await listed({ quantity: 1 });
  const from = '203.0.113.9';
  const limiter = 'reserve-address';
  const key = (await orders.base.redis.keys(`*${limiter}*`)).length;
  const answer = await caller(orders.app)
    .post('/api/orders')
    .set('X-Forwarded-For', from)
    .send({ ticketId: ticket.id });

  expect(answer.status).toBe(201);
  expect((await orders.base.redis.keys(`*${limiter}*`)).length).toBeGreaterThan(key);
});
