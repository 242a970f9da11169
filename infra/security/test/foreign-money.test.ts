import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '@ticketing-dev/common/testing';
import Stripe from 'stripe';
import supertest from 'supertest';
import { processStripeEvents } from '../../../payments/src/use-cases/process-stripe-events.ts';
import { settlePayment } from '../../../payments/src/use-cases/settle-payment.ts';
import { purchaseAt } from '../src/purchase.ts';
import { type Services, startServices, WEBHOOK_SECRET } from '../src/services.ts';

let services: Services;
let stripe: Stripe;
beforeAll(async () => {
  services = await startServices();
  stripe = new Stripe('sk_test_local', { ...services.stripe.sdk, telemetry: false, maxNetworkRetries: 0 });
}, 120_000);
afterAll(() => services?.close());

const CARD = { payment_method: 'pm_card_visa', return_url: 'http://localhost:3000/' };

/** An order with its payment begun, and Stripe's object for it. */
async function begun() {
  const purchase = purchaseAt(services);
  const { orderId, pays } = await purchase.ordered(await purchase.listed({ quantity: 10 }), 2);
  const { body } = await pays.post('/api/payments').send({ orderId });
  const intentId = purchase.atStripe(orderId)[0]?.id ?? '';
  return {
    ...purchase,
    orderId,
    paymentId: String(body.id),
    intentId,
    line: () => services.stripe.ledger().find(({ id }) => id === intentId),
  };
}

let made = 0;
/** Stripe tells of an intent, signed as Stripe signs; and payments have done what they do then. */
async function told(paymentId: string, type: string, object: object): Promise<void> {
  made += 1;
  const created = Math.floor(Date.now() / 1_000);
  const payload = JSON.stringify({ id: `evt_foreign${made}`, object: 'event', type, created, data: { object } });
  const header = Stripe.webhooks.generateTestHeaderString({ payload, secret: WEBHOOK_SECRET });
  const answer = await supertest(services.payments.app)
    .post('/api/payments/webhook')
    .set({ 'Content-Type': 'application/json', 'Stripe-Signature': header })
    .send(payload);
  expect(answer.status).toBe(200);
  await processStripeEvents(services.deps.payments);
  await settlePayment(services.deps.payments, paymentId);
}

const FOREIGN: readonly (readonly [string, Stripe.PaymentIntentUpdateParams])[] = [
  ['one cent less', { amount: 5_099 }],
  ['one cent more', { amount: 5_101 }],
  ['a hundredth', { amount: 51 }],
  ['as many yen', { currency: 'jpy' }],
  ['as many of a dearer currency', { currency: 'kwd' }],
  ['marked as another payment', { metadata: { paymentId: '0198f6d2-7a10-7c3e-9b5f-0000000000a1' } }],
  ['marked as no payment', { metadata: { paymentId: '' } }],
];

// P3. Red without `fits` in payments' follow.ts.
test.each(FOREIGN)('%s: what a card held is let go, and there is no ticket', async (_name, change) => {
  const { paymentId, intentId, orderId, line, heardOf } = await begun();
  await stripe.paymentIntents.update(intentId, change);
  const intent = await stripe.paymentIntents.confirm(intentId, CARD);
  expect(intent.status).toBe('requires_capture');

  await told(paymentId, 'payment_intent.amount_capturable_updated', intent);

  await eventually(async () => expect(line()).toMatchObject({ status: 'canceled', captured: 0 }));
  expect(await heardOf(orderId)).toEqual(['order:created']);
});

// P3. Red without `fits` in payments' follow.ts.
test.each(FOREIGN)('%s: what a card paid is given back, and there is no ticket', async (_name, change) => {
  const { paymentId, intentId, orderId, line, heardOf } = await begun();
  await stripe.paymentIntents.update(intentId, change);
  await stripe.paymentIntents.confirm(intentId, CARD);
  const intent = await stripe.paymentIntents.capture(intentId);
  expect(intent.amount_received).toBe(intent.amount);

  await told(paymentId, 'payment_intent.succeeded', intent);

  await eventually(async () => expect(line()).toMatchObject({ captured: intent.amount, refunded: intent.amount }));
  expect(await heardOf(orderId)).toEqual(['order:created', 'order:cancelled']);
});

// P3. Red without `amountCaptured === payment.amount` in payments' follow.ts.
test('a part of the money captured by hand is given back, and there is no ticket', async () => {
  const { paymentId, intentId, orderId, line, heardOf } = await begun();
  await stripe.paymentIntents.confirm(intentId, CARD);
  const intent = await stripe.paymentIntents.capture(intentId, { amount_to_capture: 1 });

  await told(paymentId, 'payment_intent.succeeded', intent);

  await eventually(async () => expect(line()).toMatchObject({ captured: 1, refunded: 1 }));
  expect(await heardOf(orderId)).toEqual(['order:created', 'order:cancelled']);
});

// P3. Red when what an event says is believed instead of what Stripe answers.
test.each([
  ['that all is paid', { status: 'succeeded', amount: 5_100, amount_received: 5_100 }],
  ['that a card holds it', { status: 'requires_capture', amount: 5_100, amount_capturable: 5_100 }],
  ['that it is canceled', { status: 'canceled' }],
  ['of amounts beyond every number', { status: 'succeeded', amount: 2 ** 53, amount_received: 1e300 }],
])('an event %s changes nothing while Stripe itself knows nothing of it', async (_name, claim) => {
  const { paymentId, intentId, orderId, line, heardOf } = await begun();
  const object = { ...(await stripe.paymentIntents.retrieve(intentId)), ...claim };

  await told(paymentId, 'payment_intent.succeeded', object);

  expect(line()).toMatchObject({ status: 'requires_payment_method', captured: 0, refunded: 0 });
  expect(await services.deps.payments.payments.ofOrder(orderId)).toMatchObject([{ status: 'created', reason: null }]);
  expect(await heardOf(orderId)).toEqual(['order:created']);
});
