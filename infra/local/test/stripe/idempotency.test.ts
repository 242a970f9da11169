import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type Stripe from 'stripe';
import { authorized, errorOf, givenDouble, sdkFor } from './given.ts';

let given: Awaited<ReturnType<typeof givenDouble>>;
let stripe: Stripe;
beforeAll(async () => {
  given = await givenDouble();
  ({ stripe } = given);
});
afterAll(() => given.close());

let n = 0;
const newKey = () => `key:${++n}`;
const params = { amount: 2550, currency: 'usd', metadata: { paymentId: 'p1' } };
const headersOf = ({ lastResponse }: Stripe.Response<object>) => lastResponse.headers;

test('the same key and request: one effect, the same answer', async () => {
  const idempotencyKey = newKey();
  const first = await stripe.paymentIntents.create(params, { idempotencyKey });
  // Red when the stored answer is not looked up first.
  const second = await stripe.paymentIntents.create(params, { idempotencyKey });

  expect(second).toEqual(first);
  expect(headersOf(first)['idempotent-replayed']).toBeUndefined();
  expect(headersOf(second)).toMatchObject({
    'idempotent-replayed': 'true',
    'original-request': first.lastResponse.requestId,
  });
  expect((await stripe.paymentIntents.list({ limit: 100 })).data.filter(({ id }) => id === first.id)).toHaveLength(1);
});

test('the answer is the first one, whatever has happened since', async () => {
  const { id } = await authorized(stripe);
  const idempotencyKey = newKey();
  await stripe.paymentIntents.capture(id, {}, { idempotencyKey });
  await stripe.refunds.create({ payment_intent: id });

  expect(await stripe.paymentIntents.capture(id, {}, { idempotencyKey })).toMatchObject({ status: 'succeeded' });
});

test('the same key with another request is refused', async () => {
  const idempotencyKey = newKey();
  const { id } = await stripe.paymentIntents.create(params, { idempotencyKey });

  const otherParams = await errorOf(stripe.paymentIntents.create({ ...params, amount: 2551 }, { idempotencyKey }));
  expect(otherParams).toMatchObject({ type: 'StripeIdempotencyError', rawType: 'idempotency_error', statusCode: 400 });
  expect(otherParams.message).toContain('same parameters');
  const otherPath = await errorOf(stripe.paymentIntents.cancel(id, {}, { idempotencyKey }));
  expect(otherPath.message).toContain('same endpoint');
});

test('a key belongs to an account', async () => {
  const idempotencyKey = newKey();
  const mine = await stripe.paymentIntents.create(params, { idempotencyKey });
  const theirs = await sdkFor(given.double, 'sk_test_theirs').paymentIntents.create(params, { idempotencyKey });
  const connected = await stripe.paymentIntents.create(params, { idempotencyKey, stripeAccount: 'acct_1' });

  expect(new Set([mine.id, theirs.id, connected.id]).size).toBe(3);
});

test('card errors and refusals by state are kept', async () => {
  const idempotencyKey = newKey();
  const decline = () => errorOf(authorizedWithKey({ payment_method: 'pm_card_chargeDeclined' }, idempotencyKey));
  const first = await decline();
  const second = await decline();

  expect(second.payment_intent?.id).toBe(first.payment_intent?.id);
  expect(second.headers?.['idempotent-replayed']).toBe('true');
});

const authorizedWithKey = (extra: Partial<Stripe.PaymentIntentCreateParams>, idempotencyKey: string) =>
  stripe.paymentIntents.create(
    { ...params, confirm: true, return_url: 'http://shop.test/', ...extra },
    { idempotencyKey },
  );

test('refused parameters are not kept: nothing was executed', async () => {
  const idempotencyKey = newKey();
  await errorOf(stripe.paymentIntents.create({ ...params, amount: 0 }, { idempotencyKey }));
  await errorOf(stripe.paymentIntents.create({ ...params, amount: 1 }, { idempotencyKey }));

  expect((await stripe.paymentIntents.create(params, { idempotencyKey })).amount).toBe(2550);
});

test('a 500 is kept: whether or not it had its effect, the same key gives the same 500', async () => {
  for (const effect of [true, false]) {
    const { id } = await authorized(stripe);
    const idempotencyKey = newKey();
    given.double.control({ faults: [{ path: '/v1/payment_intents/*/capture', answer: 500, effect }] });

    const capture = () => stripe.paymentIntents.capture(id, {}, { idempotencyKey });
    const error = await errorOf(capture());
    expect(error).toMatchObject({ type: 'StripeAPIError', statusCode: 500 });
    expect(error.headers?.['stripe-should-retry']).toBe('false');
    const again = await errorOf(capture());
    expect(again).toMatchObject({ statusCode: 500, headers: { 'idempotent-replayed': 'true' } });

    const { status } = await stripe.paymentIntents.retrieve(id);
    expect(status).toBe(effect ? 'succeeded' : 'requires_capture');
  }
});

test('while the first request runs, the same key is in use', async () => {
  const idempotencyKey = newKey();
  given.double.control({ faults: [{ path: '/v1/payment_intents', method: 'POST', latencyMs: 400 }] });
  const create = () => stripe.paymentIntents.create(params, { idempotencyKey });

  const slow = create();
  await new Promise((resolve) => setTimeout(resolve, 150));
  const error = await errorOf(create());

  expect(error).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use', rawType: 'idempotency_error' });
  const { id } = await slow;
  expect((await create()).id).toBe(id);
});

test('a key lives for 24 hours', async () => {
  const idempotencyKey = newKey();
  const { id } = await stripe.paymentIntents.create(params, { idempotencyKey });

  given.double.control({ clockOffsetSeconds: 24 * 3600 - 60 });
  expect((await stripe.paymentIntents.create(params, { idempotencyKey })).id).toBe(id);
  given.double.control({ clockOffsetSeconds: 24 * 3600 + 1 });
  expect((await stripe.paymentIntents.create(params, { idempotencyKey })).id).not.toBe(id);
  given.double.control({ clockOffsetSeconds: 0 });
});

test('reads take no notice of keys', async () => {
  const idempotencyKey = newKey();
  const { id } = await authorized(stripe);
  await stripe.paymentIntents.retrieve(id, {}, { idempotencyKey });
  await stripe.paymentIntents.cancel(id, {}, { idempotencyKey });

  expect((await stripe.paymentIntents.retrieve(id, {}, { idempotencyKey })).status).toBe('canceled');
});
