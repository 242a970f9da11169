import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '@ticketing-dev/common/testing';
import { settlePayment } from '../src/use-cases/settle-payment.ts';
import { type GivenOrder, paymentsWorld, type World } from './given.ts';

let world: World;
beforeAll(async () => {
  world = await paymentsWorld();
});
afterEach(() => world.stripe.control({ faults: [], clockOffsetSeconds: 0, webhooks: { paused: false } }));
afterAll(() => world.close());

const CAPTURE = '/v1/payment_intents/*/capture';
async function authorized(order: GivenOrder): Promise<string> {
  const { body } = await order.buyer.post('/api/payments').send({ orderId: order.id, paymentMethodId: 'pm_card_visa' });
  expect(body.status).toBe('authorized');
  return body.id;
}

// P3. Red when `nextStep` does not ask whether the order is still `created`.
test('nothing is captured before the order is frozen for this payment', async () => {
  const order = await world.order();
  const id = await authorized(order);
  await world.rest(); // nobody else works on it: it is settled when this returns
  await settlePayment(world.deps, id);
  await world.work();
  expect(order.ledger()).toMatchObject([{ status: 'requires_capture', captured: 0 }]);
});

// P3. Red when a fault does not end the call, or when silence is taken for a refusal.
test.each([
  ['breaks down before the capture', { answer: 500, effect: false }],
  ['breaks down after the capture', { answer: 500, effect: true }],
  ['breaks down again and again', { answer: 500, effect: false, times: 3 }],
  ['does not answer, and did nothing', { answer: 'hang', effect: false }],
  ['does not answer, and captured', { answer: 'hang', effect: true }],
  ['cuts the connection after the capture', { answer: 'drop', effect: true, times: 2 }],
  ['is busy with it', { answer: 409, effect: false }],
] as const)('when Stripe %s, the money is captured once', async (_words, fault) => {
  const order = await world.order();
  const paymentId = await authorized(order);
  world.stripe.control({ faults: [{ path: CAPTURE, ...fault }] });

  await order.becomes({ status: 'paying', paymentId });

  await eventually(async () => expect(await order.news()).toEqual(['payment:created', 'payment:captured']), {
    withinMs: 10_000,
  });
  expect(order.ledger()).toMatchObject([{ captured: 5_100, attempts: 1, refunded: 0 }]);
});

test('a capture that is refused fails the payment, and what was held is let go', async () => {
  const order = await world.order();
  const paymentId = await authorized(order);
  const error = {
    type: 'card_error',
    code: 'card_declined',
    decline_code: 'generic_decline',
    message: 'Your card was declined.',
  };
  world.stripe.control({ faults: [{ path: CAPTURE, answer: 402, error }] });

  await order.becomes({ status: 'paying', paymentId });

  await eventually(async () => expect(await order.news()).toEqual(['payment:created', 'payment:failed']));
  await eventually(async () => expect(order.ledger()).toMatchObject([{ status: 'canceled', captured: 0 }]));
  expect((await order.events()).at(-1)?.data).toMatchObject({
    status: 'failed',
    reason: 'capture-refused',
    amountCaptured: 0,
  });
});

test('an authorization that ended at the bank fails the payment', async () => {
  const order = await world.order();
  const paymentId = await authorized(order);
  world.stripe.control({ clockOffsetSeconds: 604_801 });
  await order.becomes({ status: 'paying', paymentId });
  await eventually(async () => expect(await order.news()).toEqual(['payment:created', 'payment:failed']));
  expect(await order.payment()).toMatchObject({ reason: 'authorization-expired' });
});

// P4. Red when the row is not saved before the call, or when a failed piece of work is not due again.
test('a process that dies between the answer of Stripe and its own write captures once', async () => {
  const order = await world.order();
  const paymentId = await authorized(order);
  await world.rest();
  world.stripe.control({ webhooks: { paused: true } });
  const dying = { ...world.deps, stripe: { ...world.deps.stripe, capture: diesAfter(world.deps.stripe.capture) } };
  await order.becomes({ status: 'paying', paymentId });
  await settlePayment(dying, paymentId);
  expect(order.ledger()).toMatchObject([{ captured: 5_100 }]);
  expect(await order.payment()).toMatchObject({ status: 'capturing' });

  await world.work();

  await eventually(async () => expect(await order.news()).toEqual(['payment:created', 'payment:captured']));
  expect(order.ledger()).toMatchObject([{ captured: 5_100, attempts: 1 }]);
});

// P5. Red when `claim` takes what is not free and `save` asks for neither token nor version: events are told twice.
test('many processes with the same thing to do, do it once', async () => {
  const order = await world.order();
  const paymentId = await authorized(order);
  await world.rest();
  await order.becomes({ status: 'paying', paymentId });
  await Promise.all(Array.from({ length: 8 }, () => settlePayment(world.deps, paymentId)));
  expect(await order.news()).toEqual(['payment:created', 'payment:captured']);
  await Promise.all(Array.from({ length: 8 }, () => settlePayment(world.deps, paymentId)));
  expect(await order.news()).toEqual(['payment:created', 'payment:captured']);
  await world.work();
});

test('a claim of a process that died runs out, and a late one saves nothing any more', async () => {
  const order = await world.order();
  const paymentId = await authorized(order);
  const { payments } = world.deps;
  const dead = await eventually(async () => {
    const held = await payments.claim(paymentId);
    expect(held).not.toBeNull();
    return held;
  });
  expect(await payments.claim(paymentId)).toBeNull();
  await order.becomes({ status: 'paying', paymentId });
  await eventually(async () => expect(await order.payment()).toMatchObject({ status: 'captured' }));
  if (dead === null) throw new Error('not claimed');
  await expect(dead.save({ ...dead.payment, status: 'failed' })).rejects.toThrow();
  expect(await order.payment()).toMatchObject({ status: 'captured' });
});

/** As a process killed there: nothing after the call is done by it, not even letting go. */
function diesAfter<A extends unknown[]>(call: (...args: A) => Promise<unknown>): (...args: A) => Promise<never> {
  return async (...args) => {
    await call(...args);
    throw new Error('killed');
  };
}
