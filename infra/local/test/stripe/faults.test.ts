import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type Stripe from 'stripe';
import { authorized, errorOf, givenDouble } from './given.ts';

let given: Awaited<ReturnType<typeof givenDouble>>;
let stripe: Stripe;
beforeAll(async () => {
  given = await givenDouble();
  ({ stripe } = given);
});
afterAll(() => given.close());

const CAPTURE = '/v1/payment_intents/*/capture';
const statusOf = async (id: string) => (await stripe.paymentIntents.retrieve(id)).status;

test('429 and 409 come before execution and are not kept', async () => {
  const { id } = await authorized(stripe);
  given.double.control({
    faults: [
      { path: CAPTURE, answer: 429 },
      { path: CAPTURE, answer: 409 },
    ],
  });
  const capture = () => stripe.paymentIntents.capture(id, {}, { idempotencyKey: 'one' });

  expect(await errorOf(capture())).toMatchObject({ type: 'StripeRateLimitError', code: 'rate_limit' });
  expect(await errorOf(capture())).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' });
  expect((await capture()).status).toBe('succeeded');
});

test.each([true, false])('a request that hangs, with effect: %p; its key gives the real answer', async (effect) => {
  const { id } = await authorized(stripe);
  given.double.control({ faults: [{ path: CAPTURE, answer: 'hang', effect }] });
  const options = { idempotencyKey: `hang:${effect}` };

  const error = await errorOf(stripe.paymentIntents.capture(id, {}, { ...options, timeout: 300 }));

  expect(error.type).toBe('StripeConnectionError');
  expect(await statusOf(id)).toBe(effect ? 'succeeded' : 'requires_capture');
  const again = await stripe.paymentIntents.capture(id, {}, options);
  expect(again.status).toBe('succeeded');
  expect(again.lastResponse.headers['idempotent-replayed']).toBe(effect ? 'true' : undefined);
});

test('the connection is cut after the effect; the SDK repeats by itself and captures once', async () => {
  const { id } = await authorized(stripe);
  given.double.control({ faults: [{ path: CAPTURE, answer: 'drop', effect: true }] });

  const captured = await stripe.paymentIntents.capture(id, {}, { maxNetworkRetries: 1 });

  expect(captured.lastResponse.headers['idempotent-replayed']).toBe('true');
  expect(given.double.ledger().find((line) => line.id === id)).toMatchObject({ captured: 2550, attempts: 1 });
});

test('an answer of its own, for the next so many requests of that path and method only', async () => {
  const { id } = await authorized(stripe);
  const error = { type: 'invalid_request_error', code: 'charge_expired_for_capture', message: 'Too late.' };
  given.double.control({ faults: [{ path: CAPTURE, method: 'POST', times: 2, answer: 400, error }] });

  expect(await statusOf(id)).toBe('requires_capture');
  expect(await errorOf(stripe.paymentIntents.capture(id))).toMatchObject({ code: 'charge_expired_for_capture' });
  expect(await errorOf(stripe.paymentIntents.capture(id))).toMatchObject({ message: 'Too late.' });
  expect((await stripe.paymentIntents.capture(id)).status).toBe('succeeded');
});

test('an authorization that nobody captured ends after seven days', async () => {
  const { id, latest_charge } = await authorized(stripe);

  given.double.control({ clockOffsetSeconds: 7 * 24 * 3600 + 1 });

  expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({
    status: 'canceled',
    cancellation_reason: 'automatic',
  });
  expect(await stripe.charges.retrieve(String(latest_charge))).toMatchObject({ refunded: true, captured: false });
  expect(await errorOf(stripe.paymentIntents.capture(id))).toMatchObject({ code: 'payment_intent_unexpected_state' });
  given.double.control({ clockOffsetSeconds: 0 });
});

test('the control page: knobs over HTTP, ledger, reset', async () => {
  const control = `${given.double.url}/_control`;
  const post = (body: object) =>
    fetch(control, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const { id } = await authorized(stripe, 2550, { metadata: { paymentId: 'p7' } });
  await stripe.paymentIntents.capture(id, { amount_to_capture: 2000 });
  await stripe.refunds.create({ payment_intent: id, amount: 500 });

  const ledger: unknown = await (await fetch(`${control}/ledger`)).json();
  expect(ledger).toContainEqual(
    expect.objectContaining({
      id,
      amount: 2550,
      captured: 2000,
      refunded: 500,
      canceled: 0,
      metadata: { paymentId: 'p7' },
    }),
  );
  expect((await post({ webhooks: { delayMs: 100 } })).status).toBe(200);
  expect((await post({ webhooks: { duplicates: 2 } })).status).toBe(200);
  expect(await (await fetch(control)).json()).toMatchObject({ knobs: { webhooks: { delayMs: 100, duplicates: 2 } } });
  expect((await post({ weather: 'fine' })).status).toBe(400);
  expect((await post({ faults: [{ answer: 500 }] })).status).toBe(400);
  expect((await post({ webhooks: { delay: 1 } })).status).toBe(400);

  await post({ reset: true });
  expect(await (await fetch(`${control}/ledger`)).json()).toEqual([]);
  expect(await (await fetch(control)).json()).toMatchObject({ knobs: { webhooks: { delayMs: 0 }, faults: [] } });
});
