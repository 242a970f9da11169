import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type Stripe from 'stripe';
import { authorized, errorOf, givenCheckedDouble } from './given.ts';

const RETURN_URL = 'http://shop.test/orders/1?tab=pay';
let given: Awaited<ReturnType<typeof givenCheckedDouble>>;
let stripe: Stripe;
beforeAll(async () => {
  given = await givenCheckedDouble();
  ({ stripe } = given);
}, 300_000);
afterAll(() => given.close());

const asking = (payment_method: string, extra: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
  authorized(stripe, 2550, { payment_method, return_url: RETURN_URL, ...extra });
const pageOf = (intent: Stripe.PaymentIntent) => String(intent.next_action?.redirect_to_url?.url);
const answer = (page: string, action: 'complete' | 'fail') =>
  fetch(page, { method: 'POST', body: new URLSearchParams({ action }), redirect: 'manual' });

test.each(['pm_card_authenticationRequired', 'pm_card_threeDSecure2Required', 'pm_card_threeDSecureRequired'])(
  '%s: the buyer answers the bank, and comes back to the shop',
  async (payment_method) => {
    const intent = await asking(payment_method);
    expect(intent).toMatchObject({
      status: 'requires_action',
      latest_charge: null,
      next_action: { type: 'redirect_to_url', redirect_to_url: { return_url: RETURN_URL } },
    });
    const page = await (await fetch(pageOf(intent))).text();
    expect(page).toContain('$25.50');
    expect(page).toMatch(/Complete authentication[\s\S]*Fail authentication/);

    const back = await answer(pageOf(intent), 'complete');

    expect(back.status).toBe(303);
    const location = new URL(String(back.headers.get('location')));
    expect(Object.fromEntries(location.searchParams)).toEqual({
      tab: 'pay',
      payment_intent: intent.id,
      payment_intent_client_secret: intent.client_secret,
      redirect_status: 'succeeded',
    });
    const after = await stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge'] });
    expect(after).toMatchObject({
      status: 'requires_capture',
      next_action: null,
      latest_charge: { payment_method_details: { card: { three_d_secure: { result: 'authenticated' } } } },
    });
    expect((await answer(pageOf(intent), 'complete')).status).toBe(410);
  },
);

test('a buyer who fails is asked for another method', async () => {
  const intent = await asking('pm_card_authenticationRequired');

  const back = await answer(pageOf(intent), 'fail');

  expect(back.headers.get('location')).toContain('redirect_status=failed');
  const after = await stripe.paymentIntents.retrieve(intent.id);
  expect(after).toMatchObject({
    status: 'requires_payment_method',
    payment_method: null,
    last_payment_error: { code: 'payment_intent_authentication_failure', payment_method: { type: 'card' } },
  });
  const paid = await stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_visa' });
  expect(paid.status).toBe('requires_capture');
});

test('the bank may decline after all', async () => {
  const intent = await asking('pm_card_authenticationRequiredChargeDeclinedInsufficientFunds');

  const back = await answer(pageOf(intent), 'complete');

  expect(back.headers.get('location')).toContain('redirect_status=failed');
  expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({
    status: 'requires_payment_method',
    last_payment_error: { code: 'card_declined', decline_code: 'insufficient_funds' },
  });
});

test('without the buyer it is a decline', async () => {
  const error = await errorOf(
    authorized(stripe, 2550, { payment_method: 'pm_card_authenticationRequired', off_session: true }),
  );
  expect(error).toMatchObject({ statusCode: 402, code: 'authentication_required' });
});

test('without a return_url the page still ends', async () => {
  const intent = await authorized(stripe, 2550, { payment_method: 'pm_card_authenticationRequired' });
  expect(intent.next_action?.type).toBe('use_stripe_sdk');
  const page = String(Reflect.get(intent.next_action?.use_stripe_sdk ?? {}, 'stripe_js'));

  expect(await (await answer(page, 'complete')).text()).toContain('Done (succeeded)');
});

test('a cancelled intent has nothing to answer', async () => {
  const intent = await asking('pm_card_authenticationRequired');
  await stripe.paymentIntents.cancel(intent.id);

  expect((await answer(pageOf(intent), 'complete')).status).toBe(410);
  expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe('canceled');
});

test('a method without manual capture takes the money at once; cards of the same intent wait', async () => {
  const create = (extra: Partial<Stripe.PaymentIntentCreateParams>) =>
    stripe.paymentIntents.create({ amount: 2550, currency: 'eur', ...extra });
  const options = { payment_method_options: { card: { capture_method: 'manual' } } } as const;
  const intent = await create(options);
  expect(intent.payment_method_types).toEqual(['card', 'alipay', 'bancontact', 'ideal']);

  const asked = await stripe.paymentIntents.confirm(intent.id, {
    payment_method_data: { type: 'ideal' },
    return_url: RETURN_URL,
  });
  await answer(pageOf(asked), 'complete');
  expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({ status: 'succeeded', amount_received: 2550 });

  const byCard = await stripe.paymentIntents.confirm((await create(options)).id, {
    payment_method: 'pm_card_visa',
    return_url: RETURN_URL,
  });
  expect(byCard.status).toBe('requires_capture');

  const manual = await create({ capture_method: 'manual' });
  expect(manual.payment_method_types).toEqual(['card']);
  const error = await errorOf(
    stripe.paymentIntents.confirm(manual.id, { payment_method_data: { type: 'ideal' }, return_url: RETURN_URL }),
  );
  expect(error.code).toBe('payment_intent_incompatible_payment_method');
});

test("every request and answer has Stripe's shape", async () => {
  expect(await given.wrongShapes()).toEqual([]);
});
