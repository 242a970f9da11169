import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { newId } from '@ticketing-dev/common/runtime';
import { eventually } from '@ticketing-dev/common/testing';
import { type GivenOrder, paymentsWorld, type World } from './given.ts';
import { swapped } from './swapped.ts';

let world: World;
beforeAll(async () => {
  world = await paymentsWorld();
});
afterEach(() => world.stripe.control({ faults: [] }));
afterAll(() => world.close());

const CANCEL = '/v1/payment_intents/*/cancel';
const pay = (order: GivenOrder, paymentMethodId?: string) =>
  order.buyer.post('/api/payments').send({ orderId: order.id, ...(paymentMethodId && { paymentMethodId }) });

// P3. Red without the case `cancelled` in `whyUnwanted`.
test.each([
  ['expired', 'order-expired'],
  ['by-buyer', 'order-cancelled'],
] as const)(
  'money held for an order that ended (%s) is let go and the buyer told why',
  async (cancelReason, reason) => {
    const order = await world.order();
    await pay(order, 'pm_card_visa');

    await order.becomes({ status: 'cancelled', cancelReason });

    await eventually(async () => expect(await order.news()).toEqual(['payment:created', 'payment:voided']));
    expect((await order.events()).at(-1)?.data).toMatchObject({ status: 'voided', reason, amountCaptured: 0 });
    expect(order.ledger()).toMatchObject([{ status: 'canceled', captured: 0, canceled: 5_100 }]);
  },
);

// P3. Red without the comparison of `paymentId` in `whyUnwanted`.
test('money held for an order that is paid otherwise is let go', async () => {
  const order = await world.order();
  await pay(order, 'pm_card_visa');
  await order.becomes({ status: 'paying', paymentId: newId() });
  await eventually(async () => expect(await order.news()).toEqual(['payment:created', 'payment:voided']));
  expect((await order.events()).at(-1)?.data).toMatchObject({ reason: 'paid-otherwise' });
});

// P3. Red when `nextStep` waits with an unpaid payment of an order that ended: the buyer could still pay it at Stripe.
test('nothing can be paid by an intent whose order ended; nobody is told of money that was never held', async () => {
  const order = await world.order();
  await pay(order);
  await order.becomes({ status: 'cancelled', cancelReason: 'expired' });
  await eventually(async () => expect(await order.payment()).toMatchObject({ status: 'voided' }));
  expect(order.ledger()).toMatchObject([{ status: 'canceled' }]);
  expect(await order.news()).toEqual([]);
});

test.each([0, 5, 20, 60, 150])('cancelling and paying at once (%i ms apart) never keeps money', async (ms) => {
  const order = await world.order();
  const paying = pay(order, 'pm_card_visa').then((response) => response.status);
  await new Promise((resolve) => setTimeout(resolve, ms));
  await order.becomes({ status: 'cancelled', cancelReason: 'by-buyer' });

  expect([201, 409]).toContain(await paying);
  await eventually(async () => {
    expect(['voided', undefined]).toContain((await order.payment())?.status);
    for (const line of order.ledger()) expect(line).toMatchObject({ status: 'canceled', captured: 0 });
  });
});

// P3. Red when `whileHeld` lets go without a look at the order (`againMs`).
test('a payment that is begun while its order ends is closed at once, though nobody prompts it', async () => {
  const order = await world.order();
  const { payments } = world.deps;
  const { begin } = payments;
  const late: typeof begin = async (...given) => {
    await order.becomes({ status: 'cancelled', cancelReason: 'expired' });
    return begin(...given);
  };
  const response = await swapped(payments, { begin: late }, () => pay(order, 'pm_card_visa'));
  expect([response.status, response.body.code]).toEqual([409, 'order-not-payable']);
  await eventually(async () => expect(await order.payment()).toMatchObject({ status: 'voided' }));
  expect(order.ledger()).toEqual([]);
});

test.each([
  ['breaks down before', { answer: 500, effect: false }],
  ['breaks down after', { answer: 500, effect: true }],
  ['does not answer', { answer: 'hang', effect: true }],
] as const)('when Stripe %s, the money is let go all the same', async (_words, fault) => {
  const order = await world.order();
  await pay(order, 'pm_card_visa');
  world.stripe.control({ faults: [{ path: CANCEL, ...fault }] });
  await order.becomes({ status: 'cancelled', cancelReason: 'expired' });
  await eventually(async () => expect(await order.news()).toEqual(['payment:created', 'payment:voided']), {
    withinMs: 10_000,
  });
  expect(order.ledger()).toMatchObject([{ status: 'canceled' }]);
});

test('an old message of the order does not bring it back', async () => {
  const order = await world.order();
  await pay(order, 'pm_card_visa');
  const before = order.state();
  await order.becomes({ status: 'cancelled', cancelReason: 'expired' });
  await order.tell({ ...before, status: 'paying', paymentId: (await order.payment())?.id ?? null });
  await order.tell(before);
  await eventually(async () => expect(await order.payment()).toMatchObject({ status: 'voided' }));
  expect(await world.deps.orders.find(order.id)).toMatchObject({ status: 'cancelled', version: 1 });
});
