import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type Stripe from 'stripe';
import { errorOf, givenDouble, sdkFor } from './given.ts';

let given: Awaited<ReturnType<typeof givenDouble>>;
let stripe: Stripe;
let intent: Stripe.PaymentIntent;
beforeAll(async () => {
  given = await givenDouble();
  ({ stripe } = given);
  intent = await stripe.paymentIntents.create({ amount: 2550, currency: 'usd', metadata: { secret: 'yes' } });
});
afterAll(() => given.close());

/** As Stripe.js does it: the key in the form, no header of its own. */
const post = (path: string, form: Record<string, string>) =>
  fetch(given.double.url + path, { method: 'POST', body: new URLSearchParams({ key: 'pk_test_other', ...form }) });

test('a browser reads its intent with the client secret, and sees no metadata', async () => {
  const secret = String(intent.client_secret);
  const response = await fetch(
    `${given.double.url}/v1/payment_intents/${intent.id}?key=pk_test_other&client_secret=${secret}&_stripe_version=2026-10-28.endive`,
    { headers: { origin: 'http://shop.test' } },
  );

  expect(response.status).toBe(200);
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  const seen: unknown = await response.json();
  expect(seen).toMatchObject({ id: intent.id, amount: 2550, status: 'requires_payment_method' });
  expect(seen).not.toHaveProperty('metadata');
});

test('without the right client secret there is nothing to see or do', async () => {
  for (const client_secret of ['', `${intent.id}_secret_guess`]) {
    const query = new URLSearchParams({ key: 'pk_test_other', ...(client_secret && { client_secret }) });
    expect((await fetch(`${given.double.url}/v1/payment_intents/${intent.id}?${query}`)).status).toBe(404);
    const confirm = await post(`/v1/payment_intents/${intent.id}/confirm`, { client_secret: `${client_secret}x` });
    expect(confirm.status).toBe(404);
  }
});

test('a browser confirms with what was typed in, and may try again', async () => {
  const path = `/v1/payment_intents/${intent.id}/confirm`;
  const confirm = (number: string) =>
    post(path, {
      client_secret: String(intent.client_secret),
      return_url: 'http://shop.test/',
      'payment_method_data[type]': 'card',
      'payment_method_data[card][number]': number,
      'payment_method_data[card][exp_month]': '12',
      'payment_method_data[card][exp_year]': '34',
      'payment_method_data[card][cvc]': '123',
      'payment_method_data[billing_details][name]': 'Jenny',
      use_stripe_sdk: 'true',
    });

  const declined = await confirm('4000000000000002');
  expect(declined.status).toBe(402);
  expect(await declined.json()).toMatchObject({
    error: { type: 'card_error', code: 'card_declined', payment_intent: { status: 'requires_payment_method' } },
  });
  const paid = await confirm('4242424242424242');

  expect(await paid.json()).toMatchObject({ status: 'succeeded' });
  expect(await stripe.paymentIntents.retrieve(intent.id, { expand: ['payment_method'] })).toMatchObject({
    status: 'succeeded',
    payment_method: { billing_details: { name: 'Jenny' } },
  });
  expect((await stripe.charges.list({ payment_intent: intent.id })).data.map(({ paid }) => paid)).toEqual([
    true,
    false,
  ]);
  expect((await stripe.events.list({ type: 'payment_intent.succeeded' })).data).toHaveLength(1);
});

test('a preflight request is allowed', async () => {
  const response = await fetch(`${given.double.url}/v1/payment_methods`, {
    method: 'OPTIONS',
    headers: { origin: 'http://shop.test', 'access-control-request-headers': 'authorization' },
  });
  expect(response.status).toBe(200);
  expect(response.headers.get('access-control-allow-headers')).toBe('authorization');
});

test('a publishable key does nothing else', async () => {
  const browser = sdkFor(given.double, 'pk_test_shop');
  expect(await errorOf(browser.refunds.create({ payment_intent: intent.id }))).toMatchObject({
    statusCode: 403,
    code: 'secret_key_required',
  });
  expect(await errorOf(browser.paymentIntents.list())).toMatchObject({ code: 'secret_key_required' });
});

test('keys: none, wrong and live ones are refused, others are accounts of their own', async () => {
  const url = `${given.double.url}/v1/payment_intents/${intent.id}`;
  const status = async (authorization: string) => (await fetch(url, { headers: { authorization } })).status;
  expect((await fetch(url)).status).toBe(401);
  expect(await status('Bearer nonsense')).toBe(401);
  expect(await status(`Basic ${btoa('sk_test_shop:')}`)).toBe(200);

  const live = await errorOf(sdkFor(given.double, 'sk_live_shop').paymentIntents.list());
  expect(live).toMatchObject({
    type: 'StripeAuthenticationError',
    message: expect.stringContaining('refuses live keys'),
  });
  const other = sdkFor(given.double, 'sk_test_other');
  expect((await other.paymentIntents.list()).data).toEqual([]);
  expect(await errorOf(other.paymentIntents.retrieve(intent.id))).toMatchObject({ code: 'resource_missing' });
});
