import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '@ticketing-dev/common/runtime';
import { caller, eventually } from '@ticketing-dev/common/testing';
import { paymentsWorld, type World } from './given.ts';
import { stripeHand } from './stripe-hand.ts';

let world: World;
beforeAll(async () => {
  world = await paymentsWorld();
});
afterAll(() => world.close());

test('an operator sees whose money does not move on, and so does the metric', async () => {
  const order = await world.order();
  const { body } = await order.buyer.post('/api/payments').send({ orderId: order.id, paymentMethodId: 'pm_card_visa' });
  const longAgo = new Date(Date.now() - 600_000);
  await world.deps.connection
    .collection<{ _id: string }>('payments')
    .updateOne({ _id: body.id }, { $set: { statusAt: longAgo } });

  const operator = caller(world.app, { permissions: ['ops'] });
  const { body: stuck } = await operator.get('/api/ops/payments/stuck');
  expect(stuck.items).toMatchObject([{ id: body.id, status: 'authorized', since: longAgo.toISOString(), failures: 0 }]);
  expect(JSON.stringify(stuck)).not.toContain('_secret_');
  expect(await world.deps.metrics.getSingleMetricAsString('payments_stuck')).toMatch(/^payments_stuck 1$/m);
});

test('an operator has a payment looked at now', async () => {
  world.stripe.control({ webhooks: { paused: true } });
  const order = await world.order();
  const { body } = await order.buyer.post('/api/payments').send({ orderId: order.id });
  await stripeHand(world).pay(order);
  const operator = caller(world.app, { permissions: ['ops'] });
  expect((await operator.post(`/api/ops/payments/${body.id}/check`)).status).toBe(202);
  await eventually(async () => expect(await order.payment()).toMatchObject({ status: 'authorized' }));
  expect((await operator.post(`/api/ops/payments/${newId()}/check`)).status).toBe(404);
});

// P7. Red without `requirePermission('ops')`.
test('others do not', async () => {
  const buyer = world.as(newId());
  expect((await buyer.get('/api/ops/payments/stuck')).status).toBe(403);
  expect((await buyer.post(`/api/ops/payments/${newId()}/check`)).status).toBe(403);
});
