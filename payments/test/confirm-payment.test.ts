import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '@ticketing-dev/common/testing';
import { createPayment } from '../src/use-cases/create-payment.ts';
import { type GivenOrder, paymentsWorld, type World } from './given.ts';

let world: World;
beforeAll(async () => {
  world = await paymentsWorld();
});
afterEach(() => world.stripe.control({ faults: [], webhooks: { paused: false } }));
afterAll(() => world.close());

const CONFIRM = '/v1/payment_intents/*/confirm';
const pay = (order: GivenOrder, paymentMethodId: string) =>
  order.buyer.post('/api/payments').send({ orderId: order.id, paymentMethodId });

test('a declined card says why and keeps the seats; a good one then pays the same payment', async () => {
  const order = await world.order();

  const declined = await pay(order, 'pm_card_chargeDeclinedInsufficientFunds');
  expect(declined.status).toBe(402);
  expect(declined.body).toMatchObject({ code: 'card-declined', declineCode: 'insufficient_funds' });
  expect(declined.body.detail).toBe(
    'Your card has insufficient funds. Your seats are still held: please try another card.',
  );
  expect(await order.payment()).toMatchObject({ status: 'created', reason: null });
  expect(await order.news()).toEqual([]);

  const paid = await pay(order, 'pm_card_visa');
  expect([paid.status, paid.body.status]).toEqual([201, 'authorized']);
  expect(order.ledger()).toMatchObject([{ attempts: 2, status: 'requires_capture' }]);
  expect(await order.news()).toEqual(['payment:created']);
});

test('the same Idempotency-Key may come with another card after a decline: refusals are not remembered', async () => {
  const order = await world.order();
  const tried = (paymentMethodId: string) => pay(order, paymentMethodId).set('Idempotency-Key', 'one');
  expect((await tried('pm_card_chargeDeclined')).status).toBe(402);
  expect((await tried('pm_card_visa')).status).toBe(201);
});

test('who found a stolen card does not learn that it is known to be stolen', async () => {
  const order = await world.order();
  const { body } = await pay(order, 'pm_card_chargeDeclinedStolenCard');
  expect(body).toMatchObject({ code: 'card-declined', declineCode: 'generic_decline' });
  expect(body.detail).toBe('Your card was declined. Your seats are still held: please try another card.');
});

test('a payment method that does not exist is bad input', async () => {
  const order = await world.order();
  const response = await pay(order, 'pm_nobody_has_this');
  expect([response.status, response.body.code]).toEqual([400, 'payment-method-refused']);
  expect(response.body.errors).toMatchObject([{ field: 'paymentMethodId' }]);
  expect((await pay(order, 'pm_card_visa')).status).toBe(201);
});

test('3-D Secure sends the buyer to the bank and back to the order; then it is authorized', async () => {
  const order = await world.order();

  const asked = await pay(order, 'pm_card_authenticationRequired');
  expect([asked.status, asked.body.status]).toEqual([201, 'requires-action']);
  expect(asked.body.clientSecret).toMatch(/_secret_/);
  // The same card again is the same question of the bank.
  expect((await pay(order, 'pm_card_authenticationRequired')).body.redirectUrl).toBe(asked.body.redirectUrl);

  const back = await answerBank(asked.body.redirectUrl, 'complete');
  expect(back).toMatch(new RegExp(`^http://localhost:3000/orders/${order.id}\\?`));
  await eventually(async () => expect(await order.news()).toEqual(['payment:created']));
});

test('back from the bank before the webhook: the page need not wait for it', async () => {
  world.stripe.control({ webhooks: { paused: true } });
  const order = await world.order();
  const asked = await pay(order, 'pm_card_authenticationRequired');
  await answerBank(asked.body.redirectUrl, 'complete');
  await eventually(async () => {
    const seen = await order.buyer.get(`/api/payments/${asked.body.id}`);
    expect(seen.body).toMatchObject({ status: 'authorized', redirectUrl: null, clientSecret: null });
  });
});

test('a failed 3-D Secure step leaves the payment to be tried with another card', async () => {
  const order = await world.order();
  const asked = await pay(order, 'pm_card_authenticationRequired');
  await answerBank(asked.body.redirectUrl, 'fail');
  await eventually(async () => expect(await order.payment()).toMatchObject({ status: 'created' }));
  expect((await pay(order, 'pm_card_visa')).body.status).toBe('authorized');
});

test('another card may be tried while the bank waits for an answer about the first', async () => {
  const order = await world.order();
  await pay(order, 'pm_card_authenticationRequired');
  const other = await pay(order, 'pm_card_visa');
  expect([other.status, other.body.status]).toEqual([201, 'authorized']);
});

// P3. Red when a fault does not end the call (`'confirm'` of its `askStripe`): Stripe repeats its 500 for the old number.
test.each([
  ['breaks down before it did anything', { answer: 500, effect: false }],
  ['breaks down after it did everything', { answer: 500, effect: true }],
  ['is asked too often', { answer: 429, effect: false }],
  ['says nothing, and did nothing', { answer: 'hang', effect: false }],
  ['says nothing, and did everything', { answer: 'hang', effect: true }],
] as const)('when Stripe %s, repeating the request authorizes once', async (_words, fault) => {
  const order = await world.order();
  world.stripe.control({ faults: [{ path: CONFIRM, ...fault }] });

  const first = await pay(order, 'pm_card_visa').set('Idempotency-Key', 'k');
  expect([201, 503]).toContain(first.status);
  const again = await pay(order, 'pm_card_visa').set('Idempotency-Key', 'k');
  expect([again.status, again.body.status]).toEqual([201, 'authorized']);
  expect(order.ledger()).toMatchObject([{ attempts: 1, status: 'requires_capture' }]);
  expect(await order.news()).toEqual(['payment:created']);
});

// P3. Red when a fault does not end the call, or when nobody looks for the intent after it: there are two then.
test.each([
  ['breaks down before it made the intent', { answer: 500, effect: false, times: 1 }],
  ['breaks down after it made the intent', { answer: 500, effect: true, times: 1 }],
  ['made the intent and says nothing', { answer: 'hang', effect: true, times: 1 }],
] as const)('when Stripe %s, there is one intent in the end', async (_words, fault) => {
  const order = await world.order();
  world.stripe.control({ faults: [{ method: 'POST', path: '/v1/payment_intents', ...fault }] });
  const first = await pay(order, 'pm_card_visa');
  expect([201, 503]).toContain(first.status);
  const again = await pay(order, 'pm_card_visa');
  expect([again.status, again.body.status]).toEqual([201, 'authorized']);
  expect(order.ledger()).toMatchObject([{ attempts: 1, status: 'requires_capture' }]);
});

test('while Stripe is down the buyer is asked to try again, and nothing is lost', async () => {
  const order = await world.order();
  world.stripe.control({ faults: [{ path: '/v1/payment_intents', answer: 503, times: 50 }] });
  const down = await pay(order, 'pm_card_visa');
  expect([down.status, down.body.code]).toEqual([503, 'payment-provider-unavailable']);
  expect(down.headers['retry-after']).toBe('2');
  world.stripe.control({ faults: [] });
  expect((await pay(order, 'pm_card_visa')).body.status).toBe('authorized');
});

async function answerBank(url: string, action: 'complete' | 'fail'): Promise<string | null> {
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams({ action }), redirect: 'manual' });
  return response.headers.get('location');
}

// Red when createPayment does not tell a lost claim from a bug: a 500.
test('a process that was too slow says that the payment is being worked on; asking again ends well', async () => {
  const order = await world.order();
  const { deps } = world;
  const confirm: typeof deps.stripe.confirm = async ({ id, amount, currency }, intentId) => {
    // Meanwhile another process takes the work over.
    const rows = deps.connection.collection<{ _id: string }>('payments');
    await rows.updateOne({ _id: id }, { $set: { 'work.claim': null } });
    const money = { amount, currency, amountReceived: 0, amountRefunded: 0 };
    const rest = { cancellationReason: null, clientSecret: null, redirectUrl: null };
    return { kind: 'done', value: { id: intentId, status: 'requires_capture', paymentId: id, ...money, ...rest } };
  };
  const input = { orderId: order.id, buyerId: order.state().buyerId, paymentMethodId: 'pm_card_visa' };

  const slow = createPayment({ ...deps, stripe: { ...deps.stripe, confirm } }, input);

  await expect(slow).rejects.toMatchObject({ kind: 'unavailable', code: 'payment-busy' });
  expect((await pay(order, 'pm_card_visa')).status).toBe(201);
});
