import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Order } from '@ticketing-dev/common/contracts';
import { newId } from '@ticketing-dev/common/runtime';
import { anonymous, caller } from '@ticketing-dev/common/testing';
import { world } from './support/given.ts';
import { type Orders, startOrders } from './support/start-orders.ts';

let orders: Orders;
let given: ReturnType<typeof world>;
beforeAll(async () => {
  orders = await startOrders();
  given = world(orders);
});
afterAll(() => orders.close());

test('a buyer sees the own order as the contract has it, with the server clock', async () => {
  const { buyer, order } = await given.reserved(await given.listed());
  await given.payment(order, 'captured');

  const { status, body } = await buyer.get(`/api/orders/${order.id}`);

  expect(status).toBe(200);
  expect(Order.strict().safeParse(body).error).toBeUndefined();
  expect(Math.abs(Date.parse(body.now) - Date.now())).toBeLessThan(5_000);
  // The codes of the tickets are not part of an order.
  expect(JSON.stringify(body)).not.toContain('eyJ');
});

test("other people's orders do not exist, except for who may read any", async () => {
  const { order } = await given.reserved(await given.listed());
  const path = `/api/orders/${order.id}`;

  // P7. Red when the buyer is not part of the query.
  expect((await caller(orders.app).get(path)).status).toBe(404);
  expect((await caller(orders.app).get(`/api/orders/${newId()}`)).status).toBe(404);
  expect((await caller(orders.app).get('/api/orders/seven')).status).toBe(404);
  expect((await anonymous(orders.app).get(path)).status).toBe(401);
  expect((await caller(orders.app, { permissions: ['orders:read-any'] }).get(path)).status).toBe(200);
});
