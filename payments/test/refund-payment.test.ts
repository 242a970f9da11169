import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '@ticketing-dev/common/testing';
import { settlePayment } from '../src/use-cases/settle-payment.ts';
import { type GivenOrder, paymentsWorld, type World } from './given.ts';
import { stripeHand } from './stripe-hand.ts';

let world: World;
beforeAll(async () => {
  world = await paymentsWorld();
});
afterEach(() => world.stripe.control({ faults: [], webhooks: { paused: false } }));
afterAll(() => world.close());

const REFUNDS = '/v1/refunds';
async function captured(order: GivenOrder, paymentMethodId = 'pm_card_visa'): Promise<string> {
  // On a busy machine the double may be too slow for the short patience of these tests: asked again it is the same payment.
  const { body } = await eventually(() =>
    order.buyer.post('/api/payments').send({ orderId: order.id, paymentMethodId }).expect(201),
  );
  await order.becomes({ status: 'paying', paymentId: body.id });
  await eventually(async () => expect(await order.payment()).toMatchObject({ status: 'captured' }));
  await order.becomes({ status: 'completed', amountPaid: 5_100 });
  return body.id;
}

test('an order that is being refunded gets its money back, and the world is told', async () => {
  const order = await world.order();
  await captured(order);
  await order.becomes({ status: 'refunding' });
  await eventually(async () =>
    expect(await order.news()).toEqual(['payment:created', 'payment:captured', 'payment:refunded']),
  );
  expect((await order.events()).at(-1)?.data).toMatchObject({
    status: 'refunded',
    amountCaptured: 5_100,
    amountRefunded: 5_100,
    reason: 'order-refunded',
  });
  expect(order.ledger()).toMatchObject([{ captured: 5_100, refunded: 5_100, refunds: [{ amount: 5_100 }] }]);
});

// P3. Red without the case `captured` in `giveBack`: money of a method that cannot be held is kept for an order that ended.
test('money that was captured at once and comes late is refunded, and the buyer told', async () => {
  const order = await world.order();
  await order.buyer.post('/api/payments').send({ orderId: order.id });
  await world.rest();
  await stripeHand(world).payAtOnce(order);
  await order.becomes({ status: 'cancelled', cancelReason: 'expired' });
  await world.work();
  await eventually(async () => expect((await order.news()).at(-1)).toBe('payment:refunded'));
  expect((await order.events()).at(-1)?.data).toMatchObject({ status: 'refunded', amountRefunded: 5_100 });
  expect(order.ledger()).toMatchObject([{ captured: 5_100, refunded: 5_100 }]);
});

// P3. Red when another refund is drafted beside the open one, or when a fault does not end the call.
test.each([
  ['breaks down before', { answer: 500, effect: false }],
  ['breaks down after', { answer: 500, effect: true }],
  ['does not answer, and did it', { answer: 'hang', effect: true }],
  ['does not answer, and did nothing', { answer: 'hang', effect: false }],
  ['breaks down three times', { answer: 500, effect: false, times: 3 }],
] as const)('when Stripe %s, the money goes back once', async (_words, fault) => {
  const order = await world.order();
  await captured(order);
  world.stripe.control({ faults: [{ method: 'POST', path: REFUNDS, ...fault }] });
  await order.becomes({ status: 'refunding' });
  await eventually(async () => expect((await order.news()).at(-1)).toBe('payment:refunded'), { withinMs: 10_000 });
  expect(order.ledger()).toMatchObject([{ refunded: 5_100, refunds: [{ amount: 5_100 }] }]);
});

// P4. Red when the refund's row is not saved before the call.
test('a process that dies between the answer of Stripe and its own write refunds once', async () => {
  const order = await world.order();
  const paymentId = await captured(order);
  await world.rest();
  const { stripe } = world.deps;
  const refund: typeof stripe.refund = async (row) => {
    await stripe.refund(row);
    throw new Error('killed');
  };
  await order.becomes({ status: 'refunding' });
  await settlePayment({ ...world.deps, stripe: { ...stripe, refund } }, paymentId);
  expect(await order.payment()).toMatchObject({ status: 'refunding', amountRefunded: 0 });
  await world.work();
  await eventually(async () => expect(await order.payment()).toMatchObject({ status: 'refunded' }));
  expect(order.ledger()).toMatchObject([{ refunded: 5_100, refunds: [{ amount: 5_100 }] }]);
});

test('a refund that Stripe takes its time for is told when it succeeded, and asked for once', async () => {
  const order = await world.order();
  const paymentId = await captured(order, 'pm_card_pendingRefund');
  world.stripe.control({ webhooks: { paused: true } });
  await order.becomes({ status: 'refunding' });
  await eventually(async () =>
    expect(await world.deps.refunds.openOf(paymentId)).toMatchObject({ stripeId: expect.stringMatching(/^re_/) }),
  );
  expect(await order.payment()).toMatchObject({ status: 'refunding', amountRefunded: 0 });
  await world.deps.payments.promptPayment(paymentId);

  world.stripe.control({ webhooks: { paused: false } });
  await eventually(async () => expect((await order.news()).at(-1)).toBe('payment:refunded'), { withinMs: 10_000 });
  expect(order.ledger()).toMatchObject([{ refunds: [{ status: 'succeeded', amount: 5_100 }] }]);
});

test('what somebody refunded by hand at Stripe is not refunded again', async () => {
  const order = await world.order();
  await captured(order);
  await stripeHand(world).refund(order);
  await eventually(async () =>
    expect(await order.payment()).toMatchObject({ status: 'refunded', reason: 'refunded-at-stripe' }),
  );
  await order.becomes({ status: 'refunding' });
  await eventually(async () => expect(await world.deps.payments.due(10)).toEqual([]));
  expect(order.ledger()).toMatchObject([{ refunded: 5_100, refunds: [{ amount: 5_100 }] }]);
});

// Red when only a change of status is news: the order, its buyer and its seller would never hear of it.
test('what somebody refunded in part by hand at Stripe is told, each time, and the rest stays ours', async () => {
  const order = await world.order();
  await captured(order);
  const hand = stripeHand(world);

  for (const [amount, sum] of [[1_100, 1_100] as const, [900, 2_000] as const]) {
    await hand.refund(order, amount);
    await eventually(async () =>
      expect((await order.events()).at(-1)).toMatchObject({
        type: 'payment:refunded',
        data: { status: 'captured', amountCaptured: 5_100, amountRefunded: sum, reason: 'refunded-at-stripe' },
      }),
    );
  }
  await eventually(async () => expect(await world.deps.payments.due(10)).toEqual([]));
  expect(order.ledger()).toMatchObject([{ captured: 5_100, refunded: 2_000 }]);

  await hand.refund(order);
  await eventually(async () =>
    expect((await order.events()).at(-1)?.data).toMatchObject({ status: 'refunded', amountRefunded: 5_100 }),
  );
});

test('an order that is refunded after a part of it was, by hand, says why', async () => {
  const order = await world.order();
  await captured(order);
  await stripeHand(world).refund(order, 1_100);
  await eventually(async () => expect(await order.payment()).toMatchObject({ amountRefunded: 1_100 }));

  await order.becomes({ status: 'refunding' });

  await eventually(async () =>
    expect(await order.payment()).toMatchObject({
      status: 'refunded',
      amountRefunded: 5_100,
      reason: 'order-refunded',
    }),
  );
});

test('what is left after a refund by hand is given back, no more', async () => {
  const order = await world.order();
  await captured(order);
  world.stripe.control({ webhooks: { paused: true } });
  await stripeHand(world).refund(order, 1_100);
  await order.becomes({ status: 'refunding' });
  await eventually(async () =>
    expect(await order.payment()).toMatchObject({ status: 'refunded', amountRefunded: 5_100 }),
  );
  expect(order.ledger()).toMatchObject([{ refunded: 5_100 }]);
});
