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

test.each([
  ['pm_card_chargeDeclined', 'card_declined', 'generic_decline'],
  ['pm_card_visa_chargeDeclined', 'card_declined', 'generic_decline'],
  ['pm_card_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
  ['pm_card_visa_chargeDeclinedLostCard', 'card_declined', 'lost_card'],
  ['pm_card_chargeDeclinedExpiredCard', 'expired_card', undefined],
  ['pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc', undefined],
  ['pm_card_chargeDeclinedProcessingError', 'processing_error', undefined],
  ['pm_card_radarBlock', 'card_declined', 'fraudulent'],
])('%s is declined: %s %s', async (payment_method, code, declineCode) => {
  const error = await errorOf(authorized(stripe, 2550, { payment_method }));

  expect(error).toMatchObject({
    type: 'StripeCardError',
    rawType: 'card_error',
    statusCode: 402,
    code,
    payment_intent: {
      status: 'requires_payment_method',
      payment_method: null,
      last_payment_error: { type: 'card_error', code },
    },
  });
  expect(error.decline_code).toBe(declineCode ?? '');
  expect(error.charge).toMatch(/^ch_/);
  expect(error.doc_url).toContain(code.replaceAll('_', '-'));
});

test('a decline keeps the intent; another card pays it', async () => {
  const error = await errorOf(authorized(stripe, 2550, { payment_method: 'pm_card_chargeDeclined' }));
  const id = String(error.payment_intent?.id);
  expect(await stripe.charges.retrieve(String(error.charge))).toMatchObject({
    status: 'failed',
    paid: false,
    failure_code: 'card_declined',
    outcome: { type: 'issuer_declined' },
  });

  const paid = await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' });

  expect(paid).toMatchObject({ status: 'requires_capture', last_payment_error: null });
  const { data } = await stripe.charges.list({ payment_intent: id });
  expect(data.map(({ status }) => status)).toEqual(['succeeded', 'failed']);
});

const card = { number: '4242424242424242', exp_month: 12, exp_year: 2040, cvc: '123' };
const typed = (data: object) => given.browser.paymentMethods.create({ type: 'card', card: { ...card, ...data } });

test('a typed-in test card behaves as its number says, and its number is not kept', async () => {
  const good = await typed({});
  expect(good).toMatchObject({ card: { brand: 'visa', last4: '4242', exp_year: 2040 } });
  expect(await authorized(stripe, 2550, { payment_method: good.id })).toMatchObject({ status: 'requires_capture' });
  expect(await stripe.paymentMethods.retrieve(good.id)).toEqual(good);

  const poor = await typed({ number: '4000 0000 0000 9995' });
  const error = await errorOf(authorized(stripe, 2550, { payment_method: poor.id }));
  expect(error.decline_code).toBe('insufficient_funds');
});

test.each([
  [{ number: '4242424242424241' }, 'incorrect_number', 'number'],
  [{ exp_month: 13 }, 'invalid_expiry_month', 'exp_month'],
  [{ exp_year: 2001 }, 'invalid_expiry_year', 'exp_year'],
  [{ cvc: '12' }, 'invalid_cvc', 'cvc'],
])('a mistyped card %p is a card error %s', async (data, code, param) => {
  expect(await errorOf(typed(data))).toMatchObject({ type: 'StripeCardError', statusCode: 402, code, param });
});

test('a server may not send card numbers', async () => {
  const error = await errorOf(stripe.paymentMethods.create({ type: 'card', card }));
  expect(error).toMatchObject({ statusCode: 402, rawType: 'invalid_request_error' });
});

test("every request and answer has Stripe's shape", async () => {
  expect(await given.wrongShapes()).toEqual([]);
});
