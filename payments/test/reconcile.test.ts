import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '@ticketing-dev/common/testing';
import { paymentsWorld, type World } from './given.ts';
import { stripeHand } from './stripe-hand.ts';
import { swapped } from './swapped.ts';

// No webhook arrives here at all: what is settled is settled by asking.
let world: World;
beforeAll(async () => {
  world = await paymentsWorld({ env: { PAYMENT_RECHECK_SECONDS: '0.5' } });
  world.stripe.control({ webhooks: { paused: true } });
});
afterEach(() => world.stripe.control({ faults: [] }));
afterAll(() => world.close());

// P3. Red when `release` gives a payment that waits no time to look again.
test('a payment nobody tells us about is asked about', async () => {
  const order = await world.order();
  await order.buyer.post('/api/payments').send({ orderId: order.id });
  await stripeHand(world).pay(order);
  await eventually(async () => expect(await order.news()).toEqual(['payment:created']));
});

test('an intent whose creation was never answered is found by the id we gave it', async () => {
  const order = await world.order();
  world.stripe.control({ faults: [{ method: 'POST', path: '/v1/payment_intents', answer: 'hang', effect: true }] });
  expect((await order.buyer.post('/api/payments').send({ orderId: order.id })).status).toBe(503);
  await order.becomes({ status: 'cancelled', cancelReason: 'expired' });
  await eventually(async () => expect(await order.payment()).toMatchObject({ status: 'voided' }));
  expect(order.ledger()).toMatchObject([{ status: 'canceled' }]);
});

test('an intent that somebody cancelled at Stripe fails the payment', async () => {
  const order = await world.order();
  await order.buyer.post('/api/payments').send({ orderId: order.id });
  await stripeHand(world).cancel(order);
  await eventually(async () => expect(await order.news()).toEqual(['payment:failed']));
  expect(await order.payment()).toMatchObject({ reason: 'canceled-at-stripe' });
  // The order is still held: another payment may be begun.
  const again = await order.buyer.post('/api/payments').send({ orderId: order.id, paymentMethodId: 'pm_card_visa' });
  expect([again.status, again.body.status]).toEqual([201, 'authorized']);
});

test('while Stripe is down nothing ends; then everything is settled', async () => {
  const orders = await Promise.all([world.order(), world.order(), world.order()]);
  for (const order of orders) {
    await order.buyer.post('/api/payments').send({ orderId: order.id, paymentMethodId: 'pm_card_visa' });
  }
  const [kept, ended, late] = orders;
  if (!kept || !ended || !late) throw new Error('three orders');
  world.stripe.control({
    faults: ['/v1/payment_intents/*', '/v1/payment_intents/*/capture', '/v1/payment_intents/*/cancel'].map((path) => ({
      path,
      answer: 503,
      times: 1_000,
    })),
  });
  await kept.becomes({ status: 'paying', paymentId: (await kept.payment())?.id ?? null });
  await ended.becomes({ status: 'cancelled', cancelReason: 'expired' });
  await late.becomes({ status: 'cancelled', cancelReason: 'by-buyer' });
  const failing = async () =>
    (await world.deps.payments.stuck({ afterMs: 500, limit: 50 })).filter(({ failures }) => failures > 1);
  const ids = await Promise.all(orders.map(async (order) => (await order.payment())?.id));
  await eventually(async () =>
    expect((await failing()).map(({ payment }) => payment.id)).toEqual(expect.arrayContaining(ids)),
  );
  for (const order of orders) expect(await order.news()).toEqual(['payment:created']);

  world.stripe.control({ faults: [] });

  await eventually(async () => expect((await kept.news()).at(-1)).toBe('payment:captured'), { withinMs: 15_000 });
  await eventually(async () => expect((await ended.news()).at(-1)).toBe('payment:voided'), { withinMs: 15_000 });
  await eventually(async () => expect((await late.news()).at(-1)).toBe('payment:voided'), { withinMs: 15_000 });
  await eventually(async () => expect(await failing()).toEqual([]));
});

test('what is settled is left alone', async () => {
  const order = await world.order();
  const { body } = await order.buyer.post('/api/payments').send({ orderId: order.id, paymentMethodId: 'pm_card_visa' });
  await order.becomes({ status: 'paying', paymentId: body.id });
  await order.becomes({ status: 'completed' });
  await eventually(async () => expect(await order.payment()).toMatchObject({ status: 'captured' }));
  const rows = world.deps.connection.collection<{ _id: string; work: { at: Date | null } }>('payments');
  await eventually(async () =>
    expect(await rows.findOne({ _id: body.id })).toMatchObject({ work: { at: null, failures: 0 } }),
  );
});

// Red without the rejection handler in workers.ts: what nobody catches ends the process.
test('a database that is away while a payment is taken up ends nothing, and the payment is taken up later', async () => {
  const { payments } = world.deps;
  const order = await world.order();
  let refused = 0;
  const claim = () => {
    refused += 1;
    return Promise.reject(new Error('connection closed'));
  };

  await swapped(payments, { claim }, async () => {
    await order.buyer.post('/api/payments').send({ orderId: order.id, paymentMethodId: 'pm_card_visa' });
    await order.becomes({ status: 'cancelled', cancelReason: 'by-buyer' });
    await eventually(() => expect(refused).toBeGreaterThan(0));
  });

  await eventually(async () => expect(await order.payment()).toMatchObject({ status: 'voided' }));
});
