import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '@ticketing-dev/common/testing';
import Stripe from 'stripe';
import supertest from 'supertest';
import { paymentsWorld, WEBHOOK_SECRET, type World } from './given.ts';
import { stripeHand } from './stripe-hand.ts';

let world: World;
beforeAll(async () => {
  world = await paymentsWorld();
});
afterEach(() => world.stripe.control({ faults: [], webhooks: { paused: false, duplicates: 0, shuffleMs: 0 } }));
afterAll(() => world.close());

const NOW_SECONDS = () => Math.floor(Date.now() / 1_000);
let made = 0;
function event(changes: object = {}) {
  made += 1;
  return {
    id: `evt_test${made}`,
    object: 'event',
    type: 'payment_intent.amount_capturable_updated',
    created: NOW_SECONDS(),
    data: { object: { object: 'payment_intent', id: 'pi_unknown', metadata: {} } },
    ...changes,
  };
}
function send(
  body: object,
  {
    secret = WEBHOOK_SECRET,
    timestamp = NOW_SECONDS(),
    header,
  }: { secret?: string; timestamp?: number; header?: string } = {},
) {
  const payload = JSON.stringify(body);
  const signature = header ?? Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
  return supertest(world.app)
    .post('/api/payments/webhook')
    .set('Content-Type', 'application/json')
    .set('Stripe-Signature', signature)
    .send(payload);
}
const stored = (id: string) =>
  world.deps.connection.collection<{ _id: string }>('stripe_events').countDocuments({ _id: id });

test('what the browser did at Stripe is heard through the webhook', async () => {
  const order = await world.order();
  await order.buyer.post('/api/payments').send({ orderId: order.id });
  await stripeHand(world).pay(order);
  await eventually(async () => expect(await order.news()).toEqual(['payment:created']));
});

test('an event is answered at once and stored under its id; again, it is stored once', async () => {
  const told = event();
  expect((await send(told)).status).toBe(200);
  expect((await send(told)).status).toBe(200);
  expect(await stored(told.id)).toBe(1);
  // It is about nothing of ours: done with.
  await eventually(async () => expect(await world.deps.stripeEvents.waiting(10)).toEqual([]));
});

// P7. Red without `constructEvent`: anybody may say what they like.
test('a forged event is refused and not stored', async () => {
  const told = event();
  for (const forged of [
    await send(told, { secret: 'whsec_another' }),
    await send(told, { header: `t=${NOW_SECONDS()}` }),
    await send(told, { header: '' }),
  ]) {
    expect([forged.status, forged.body.code]).toEqual([400, 'webhook-not-signed']);
  }
  const signature = Stripe.webhooks.generateTestHeaderString({ payload: JSON.stringify(told), secret: WEBHOOK_SECRET });
  expect((await send({ ...told, type: 'other' }, { header: signature })).status).toBe(400);
  expect(await stored(told.id)).toBe(0);
});

// P7. Red without `wasSignedJustNow`: the SDK lets times from the future and repeated times pass.
test.each([
  ['older than five minutes', () => ({ timestamp: NOW_SECONDS() - 310 })],
  ['from the future', () => ({ timestamp: NOW_SECONDS() + 600 })],
])('an event signed at a time %s is refused', async (_words, when) => {
  const told = event();
  expect((await send(told, when())).status).toBe(400);
  expect(await stored(told.id)).toBe(0);
});

test('a header with several times, or one that is no number, is refused', async () => {
  const told = event();
  const signature = Stripe.webhooks.generateTestHeaderString({ payload: JSON.stringify(told), secret: WEBHOOK_SECRET });
  expect((await send(told, { header: `t=1,${signature}` })).status).toBe(400);
  expect((await send(told, { header: signature.replace(/^t=\d+/, 't=0x7fffffff') })).status).toBe(400);
});

// P5. Red when the payment is not fetched anew (`ask` of `promptIntents`).
test('events that come twice and in disorder end in what Stripe has', async () => {
  world.stripe.control({ webhooks: { duplicates: 2, shuffleMs: 300 } });
  const order = await world.order();
  await order.buyer.post('/api/payments').send({ orderId: order.id });
  const hand = stripeHand(world);
  await hand.decline(order);
  await hand.decline(order);
  await hand.pay(order);
  await eventually(async () => expect(await order.news()).toEqual(['payment:created']));
  await new Promise((resolve) => setTimeout(resolve, 500));
  await eventually(async () => expect(await world.deps.stripeEvents.waiting(10)).toEqual([]));
  expect(await order.payment()).toMatchObject({ status: 'authorized' });
  expect(await order.news()).toEqual(['payment:created']);
});

test('many events of one payment are one look at Stripe', async () => {
  const order = await world.order();
  await order.buyer.post('/api/payments').send({ orderId: order.id });
  await world.rest();
  const intent = { object: 'payment_intent', id: order.ledger()[0]?.id, metadata: {} };
  for (let i = 0; i < 20; i += 1) await send(event({ data: { object: intent } }));
  let looks = 0;
  const { retrieve } = world.deps.stripe;
  Object.assign(world.deps.stripe, {
    retrieve: (id: string) => {
      looks += 1;
      return retrieve(id);
    },
  });
  await world.work();
  await eventually(async () => expect(await world.deps.stripeEvents.waiting(30)).toEqual([]));
  await eventually(async () => expect(await world.deps.payments.due(10)).toEqual([]));
  Object.assign(world.deps.stripe, { retrieve });
  expect(looks).toBeGreaterThan(0);
  expect(looks).toBeLessThanOrEqual(3);
});

test('an event about an intent whose creation was never answered finds the payment by our id', async () => {
  const order = await world.order();
  world.stripe.control({ faults: [{ method: 'POST', path: '/v1/payment_intents', answer: 'hang', effect: true }] });
  expect((await order.buyer.post('/api/payments').send({ orderId: order.id })).status).toBe(503);
  await eventually(async () => expect((await order.payment())?.intent?.id).toBe(order.ledger()[0]?.id));
});
