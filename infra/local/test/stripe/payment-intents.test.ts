import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type Stripe from 'stripe';
import { authorized, errorOf, givenCheckedDouble } from './given.ts';

let given: Awaited<ReturnType<typeof givenCheckedDouble>>;
let stripe: Stripe;
beforeAll(async () => {
  given = await givenCheckedDouble();
  ({ stripe } = given);
}, 300_000);
afterAll(() => given.close());

test('a new intent waits for a method, and says what it takes', async () => {
  const intent = await stripe.paymentIntents.create({ amount: 2550, currency: 'USD', metadata: { paymentId: 'p1' } });

  expect(intent).toMatchObject({
    object: 'payment_intent',
    status: 'requires_payment_method',
    currency: 'usd',
    capture_method: 'automatic_async',
    metadata: { paymentId: 'p1' },
    automatic_payment_methods: { enabled: true, allow_redirects: 'always' },
    livemode: false,
  });
  expect(intent.client_secret).toMatch(new RegExp(`^${intent.id}_secret_\\w+$`));
  expect(intent.lastResponse.requestId).toMatch(/^req_/);
  expect(await stripe.paymentIntents.retrieve(intent.id)).toEqual(intent);
});

test('manual capture: authorize, capture', async () => {
  const intent = await authorized(stripe);
  expect(intent).toMatchObject({ status: 'requires_capture', amount_capturable: 2550, amount_received: 0 });

  const captured = await stripe.paymentIntents.capture(intent.id, {}, { idempotencyKey: `cap:${intent.id}:1` });

  expect(captured).toMatchObject({ status: 'succeeded', amount_capturable: 0, amount_received: 2550 });
  const { latest_charge } = await stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge'] });
  expect(latest_charge).toMatchObject({
    object: 'charge',
    captured: true,
    amount_captured: 2550,
    payment_intent: intent.id,
  });
});

test('automatic capture takes the money at once', async () => {
  const intent = await authorized(stripe, 2550, { capture_method: 'automatic' });

  expect(intent).toMatchObject({ status: 'succeeded', amount_received: 2550 });
});

test('a partial capture gives the rest back', async () => {
  const { id } = await authorized(stripe);

  const captured = await stripe.paymentIntents.capture(id, { amount_to_capture: 1000, expand: ['latest_charge'] });

  expect(captured).toMatchObject({
    amount: 2550,
    amount_received: 1000,
    latest_charge: { amount_refunded: 1550, refunded: false },
  });
  const tooMuch = await errorOf(
    stripe.paymentIntents.capture((await authorized(stripe)).id, { amount_to_capture: 2551 }),
  );
  expect(tooMuch).toMatchObject({ code: 'amount_too_large', param: 'amount_to_capture' });
});

test('cancelling gives an authorization back, with its reason', async () => {
  const { id } = await authorized(stripe);

  const canceled = await stripe.paymentIntents.cancel(id, { cancellation_reason: 'abandoned' });

  expect(canceled).toMatchObject({ status: 'canceled', cancellation_reason: 'abandoned', amount_capturable: 0 });
  expect(canceled.canceled_at).toBeGreaterThan(0);
});

test('what the state does not allow is refused, with the intent', async () => {
  const { id } = await authorized(stripe);
  await stripe.paymentIntents.capture(id);

  for (const call of [
    () => stripe.paymentIntents.cancel(id),
    () => stripe.paymentIntents.capture(id),
    () => stripe.paymentIntents.confirm(id),
  ]) {
    const error = await errorOf(call());
    expect(error).toMatchObject({
      type: 'StripeInvalidRequestError',
      statusCode: 400,
      code: 'payment_intent_unexpected_state',
      payment_intent: { id, status: 'succeeded' },
    });
  }
});

test('confirming later, with another method', async () => {
  const { id } = await stripe.paymentIntents.create({ amount: 2550, currency: 'usd', capture_method: 'manual' });
  expect(await errorOf(stripe.paymentIntents.confirm(id, { return_url: 'http://shop.test/' }))).toMatchObject({
    code: 'payment_intent_unexpected_state',
  });

  const updated = await stripe.paymentIntents.update(id, { payment_method: 'pm_card_mastercard', amount: 3000 });
  expect(updated).toMatchObject({ status: 'requires_confirmation', amount: 3000 });
  const confirmed = await stripe.paymentIntents.confirm(id, {
    return_url: 'http://shop.test/',
    expand: ['payment_method'],
  });

  expect(confirmed).toMatchObject({ status: 'requires_capture', payment_method: { card: { brand: 'mastercard' } } });
});

test('metadata is merged, and unset by an empty value', async () => {
  const { id } = await authorized(stripe, 2550, { metadata: { a: '1', b: '2' } });

  const { metadata } = await stripe.paymentIntents.update(id, { metadata: { a: '', c: '3' } });

  expect(metadata).toEqual({ b: '2', c: '3' });
});

test('parameters are checked as Stripe checks them', async () => {
  const create = (params: object) =>
    errorOf(stripe.paymentIntents.create({ amount: 2550, currency: 'usd', ...params }));

  expect(await create({ amount: undefined })).toMatchObject({ code: 'parameter_missing', param: 'amount' });
  expect(await create({ amount: 25.5 })).toMatchObject({ code: 'parameter_invalid_integer', param: 'amount' });
  expect(await create({ amount: 49 })).toMatchObject({ code: 'amount_too_small', param: 'amount' });
  expect(await create({ amount: 100_000_000 })).toMatchObject({ code: 'amount_too_large' });
  expect(await create({ currency: 'xxq' })).toMatchObject({ param: 'currency' });
  expect(await create({ colour: 'red' })).toMatchObject({ code: 'parameter_unknown', param: 'colour' });
  expect(await create({ capture_method: 'later' })).toMatchObject({ param: 'capture_method' });
  expect(await create({ automatic_payment_methods: { enabled: true, often: 1 } })).toMatchObject({
    param: 'automatic_payment_methods[often]',
  });
  expect(await create({ payment_method: 'pm_card_visa', confirm: true })).toMatchObject({ param: 'return_url' });
  expect(await create({ payment_method: 'pm_nope' })).toMatchObject({ code: 'resource_missing', statusCode: 404 });
  expect(await errorOf(stripe.paymentIntents.retrieve('pi_nope'))).toMatchObject({
    code: 'resource_missing',
    statusCode: 404,
  });
});

test("every request and answer has Stripe's shape", async () => {
  expect(await given.wrongShapes()).toEqual([]);
});
