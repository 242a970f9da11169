import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '@ticketing-dev/common/runtime';
import { caller } from '@ticketing-dev/common/testing';
import { ordersOf } from '../src/db/order-rows.ts';
import { world } from './support/given.ts';
import { type Orders, startOrders } from './support/start-orders.ts';

let orders: Orders;
let given: ReturnType<typeof world>;
beforeAll(async () => {
  orders = await startOrders();
  given = world(orders);
});
afterAll(() => orders.close());

const operator = () => caller(orders.app, { permissions: ['ops'] });
const age = (id: string, change: object) => ordersOf(orders.base.connection).updateOne({ _id: id }, { $set: change });
const ago = (ms: number) => new Date(Date.now() - ms);

test('an operator sees what should have moved on, and why it does not', async () => {
  const { order: overdue } = await given.reserved(await given.listed());
  const { order: paying } = await given.reserved(await given.listed());
  await given.reserved(await given.listed());
  const paymentId = newId();
  await age(overdue.id, { expiresAt: ago(90_000), updatedAt: ago(390_000) });
  await age(paying.id, { status: 'paying', paymentId, updatedAt: ago(700_000) });

  const { body } = await operator().get('/api/ops/orders/stuck');
  expect(body.items.map(({ id, status }: { id: string; status: string }) => [id, status])).toEqual([
    [paying.id, 'paying'],
    [overdue.id, 'created'],
  ]);
  expect(body.items[0].why).toContain(paymentId);

  expect((await operator().post(`/api/ops/orders/${overdue.id}/check`).send({})).body.status).toBe('cancelled');
  expect((await operator().post(`/api/ops/orders/${paying.id}/check`).send({})).body.status).toBe('paying');
  expect((await operator().post(`/api/ops/orders/${newId()}/check`).send({})).status).toBe(404);
});

// P7. Red without `requirePermission('ops')`.
test('others do not', async () => {
  expect((await caller(orders.app).get('/api/ops/orders/stuck')).status).toBe(403);
  expect((await caller(orders.app).post(`/api/ops/orders/${newId()}/check`).send({})).status).toBe(403);
});
