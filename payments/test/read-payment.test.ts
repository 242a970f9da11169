import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Payment } from '@ticketing-dev/common/contracts';
import { newId } from '@ticketing-dev/common/runtime';
import { anonymous, caller } from '@ticketing-dev/common/testing';
import { paymentsWorld, type World } from './given.ts';

let world: World;
beforeAll(async () => {
  world = await paymentsWorld();
});
afterAll(() => world.close());

test('the buyer reads the payment, by its id and by the order’s', async () => {
  const order = await world.order();
  const { body } = await order.buyer.post('/api/payments').send({ orderId: order.id });

  const one = await order.buyer.get(`/api/payments/${body.id}`);
  expect(one.status).toBe(200);
  expect(Payment.strict().parse(one.body)).toEqual(body);
  const all = await order.buyer.get('/api/payments').query({ orderId: order.id });
  expect(all.body).toEqual({ items: [body], nextCursor: null });
});

// P7. Red without the comparison of `buyerId` in `getPayment` and `paymentsOfOrder`.
test('other people’s payments are unknown', async () => {
  const order = await world.order();
  const { body } = await order.buyer.post('/api/payments').send({ orderId: order.id });
  const other = world.as(newId());
  expect((await other.get(`/api/payments/${body.id}`)).status).toBe(404);
  expect((await other.get('/api/payments').query({ orderId: order.id })).status).toBe(404);
  expect((await anonymous(world.app).get(`/api/payments/${body.id}`)).status).toBe(401);
});

test('who may read any payment does', async () => {
  const order = await world.order();
  const { body } = await order.buyer.post('/api/payments').send({ orderId: order.id });
  const admin = caller(world.app, { permissions: ['payments:read-any'] });
  expect((await admin.get(`/api/payments/${body.id}`)).status).toBe(200);
  expect((await admin.get('/api/payments').query({ orderId: order.id })).body.items).toHaveLength(1);
});

test('malformed and unknown ids are unknown; a list needs its order', async () => {
  const buyer = world.as(newId());
  expect((await buyer.get('/api/payments/x')).status).toBe(404);
  expect((await buyer.get(`/api/payments/${newId()}`)).status).toBe(404);
  expect((await buyer.get('/api/payments').query({ orderId: newId() })).status).toBe(404);
  expect((await buyer.get('/api/payments')).status).toBe(400);
});
