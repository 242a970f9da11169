import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type Stripe from 'stripe';
import { authorized, captured, errorOf, eventually, givenDouble } from './given.ts';
import { givenReceiver } from './webhook-receiver.ts';

let receiver: Awaited<ReturnType<typeof givenReceiver>>;
let given: Awaited<ReturnType<typeof givenDouble>>;
let stripe: Stripe;
let answer: (nth: number) => number;
beforeEach(async () => {
  answer = () => 200;
  receiver = await givenReceiver((nth) => answer(nth));
  given = await givenDouble({ webhook: receiver.webhook });
  ({ stripe } = given);
});
afterEach(async () => {
  await given.close();
  await receiver.close();
});

const received = (count: number) => eventually(() => expect(receiver.events.length).toBeGreaterThanOrEqual(count));

test('a payment tells its whole story, signed', async () => {
  const { id } = await captured(stripe);
  await stripe.refunds.create({ payment_intent: id });
  await received(7);

  expect(receiver.types().sort()).toEqual([
    'charge.captured',
    'charge.refunded',
    'charge.succeeded',
    'payment_intent.amount_capturable_updated',
    'payment_intent.created',
    'payment_intent.succeeded',
    'refund.created',
  ]);
  expect(receiver.refused).toEqual([]);
  const succeeded = receiver.events.find(({ type }) => type === 'payment_intent.succeeded');
  expect(succeeded).toMatchObject({
    object: 'event',
    api_version: '2026-10-28.endive',
    livemode: false,
    data: { object: { id, object: 'payment_intent', amount_received: 2550 } },
    request: { id: expect.stringMatching(/^req_/), idempotency_key: expect.any(String) },
  });
  await eventually(async () => {
    expect(await stripe.events.retrieve(String(succeeded?.id))).toMatchObject({ pending_webhooks: 0 });
  });
});

test('declines, questions of the bank and cancellations are told as well', async () => {
  await errorOf(authorized(stripe, 2550, { payment_method: 'pm_card_chargeDeclined' }));
  const asked = await authorized(stripe, 2550, { payment_method: 'pm_card_authenticationRequired' });
  await stripe.paymentIntents.cancel(asked.id);
  await received(6);

  expect(receiver.types()).toEqual(
    expect.arrayContaining([
      'payment_intent.payment_failed',
      'payment_intent.requires_action',
      'payment_intent.canceled',
    ]),
  );
});

test('what is refused comes again, with the same id', async () => {
  answer = (nth) => (nth <= 2 ? 500 : 200);
  await stripe.paymentIntents.create({ amount: 2550, currency: 'usd' });
  await received(3);

  expect(new Set(receiver.events.map(({ id }) => id)).size).toBe(1);
});

test('the API does not wait for webhooks', async () => {
  given.double.control({ webhooks: { delayMs: 60_000 } });
  const start = Date.now();
  await captured(stripe);
  expect(Date.now() - start).toBeLessThan(5000);
  expect(receiver.events).toEqual([]);
});

test('duplicates', async () => {
  given.double.control({ webhooks: { duplicates: 2 } });
  await stripe.paymentIntents.create({ amount: 2550, currency: 'usd' });
  await received(3);

  expect(new Set(receiver.events.map(({ id }) => id)).size).toBe(1);
});

test('disorder', async () => {
  given.double.control({ webhooks: { shuffleMs: 600 } });
  for (let n = 0; n < 8; n += 1) await stripe.paymentIntents.create({ amount: 2550, currency: 'usd' });
  await received(8);

  const { data } = await stripe.events.list({ limit: 100 });
  const made = data.map(({ id }) => id).reverse();
  const arrived = receiver.events.map(({ id }) => id);
  expect(arrived).not.toEqual(made);
  expect([...arrived].sort()).toEqual([...made].sort());
});

test('drop, fail, fail after sending, pause', async () => {
  const told = async (webhooks: object) => {
    given.double.control({ webhooks: { ...webhooks } });
    const { id } = await stripe.paymentIntents.create({ amount: 2550, currency: 'usd' });
    return id;
  };
  await told({ drop: 1 });
  await nothingPending();
  const late = await told({ fail: 1 });
  await nothingPending();
  const twice = await told({ failAfterSending: 1 });
  await nothingPending();
  const held = await told({ paused: true });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(receiver.events).toHaveLength(3);
  given.double.control({ webhooks: { paused: false } });
  await nothingPending();

  expect(receiver.events.map(({ data }) => Reflect.get(data.object, 'id'))).toEqual([late, twice, twice, held]);
});

const nothingPending = () =>
  eventually(async () => {
    const answered: unknown = await (await fetch(`${given.double.url}/_control`)).json();
    expect(answered).toMatchObject({ counts: { deliveriesPending: 0 } });
  });

test('an old signature is refused by its receiver', async () => {
  given.double.control({ webhooks: { timestampOffsetSeconds: -600 } });
  await stripe.paymentIntents.create({ amount: 2550, currency: 'usd' });

  await eventually(() => expect(receiver.refused[0]).toContain('Timestamp outside the tolerance zone'));
  given.double.control({ webhooks: { timestampOffsetSeconds: 0 } });
  await received(1);
});

test('events can be listed by type', async () => {
  await captured(stripe);

  const all = await stripe.events.list({ type: 'payment_intent.*' });
  expect(all.data.map(({ type }) => type)).toEqual([
    'payment_intent.succeeded',
    'payment_intent.amount_capturable_updated',
    'payment_intent.created',
  ]);
  expect((await stripe.events.list({ types: ['charge.captured'] })).data).toHaveLength(1);
});
