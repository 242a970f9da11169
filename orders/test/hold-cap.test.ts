import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { rateLimiter } from '@ticketing-dev/common/http';
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

  const held = [];
  for (let n = 0; n < 130; n += 10) {
    held.push(...(await Promise.all(Array.from({ length: 10 }, (_, k) => reserve(k % 2 ? one.id : other.id)))));
  }

  // A request for which Redis took too long is counted by the process itself.
  const got = held.filter(({ status }) => status === 201).length;
  expect(got).toBeGreaterThanOrEqual(100);
  expect(got).toBeLessThan(110);
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
  const budget = { name: 'reserve-address', points: 1_800, perSeconds: 60 };
  await rateLimiter(orders.base, budget).penalty(`address:${from}`, budget.points);
  const ask = (address: string) =>
    caller(orders.app).post('/api/orders').set('X-Forwarded-For', address).send({ ticketId: ticket.id });

  expect((await ask(from)).status).toBe(429);
  expect((await ask('203.0.113.10')).status).toBe(201);
});
