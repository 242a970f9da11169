import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '@ticketing-dev/common/testing';
import { settlePayment } from '../src/use-cases/settle-payment.ts';
import { type GivenOrder, paymentsWorld, type World } from './given.ts';
import { ordersDouble } from './orders-double.ts';
import { stripeHand } from './stripe-hand.ts';

let world: World;
beforeAll(async () => {
  world = await paymentsWorld({ env: { PAYMENT_RECHECK_SECONDS: '1' } });
});
afterAll(() => world.close());

const CARDS = ['pm_card_visa', 'pm_card_visa', 'pm_card_chargeDeclined', 'pm_card_authenticationRequired', undefined];
const PATHS = [
  '/v1/payment_intents',
  '/v1/payment_intents/*',
  '/v1/payment_intents/*/confirm',
  '/v1/payment_intents/*/capture',
  '/v1/payment_intents/*/cancel',
  '/v1/refunds',
];

// P3. Red without any of the guards named in the other files; here all of them meet.
test.each([1, 2, 3, 4])('whatever happens, money and ticket go together (story %i)', async (seed) => {
  const random = mulberry32(seed);
  const pick = picking(random);
  const orders = await Promise.all(Array.from({ length: 5 }, () => world.order()));
  const service = ordersDouble(world, orders, random);
  const hand = stripeHand(world);
  world.stripe.control({ webhooks: { shuffleMs: 200, duplicates: 1 } });

  const acts: readonly ((order: GivenOrder) => Promise<unknown>)[] = [
    (order) => pay(order, pick(CARDS)),
    (order) => pay(order, pick(CARDS)),
    (order) => Promise.all([pay(order, 'pm_card_visa'), pay(order, pick(CARDS)), service.cancel(order, 'by-buyer')]),
    (order) => service.cancel(order, 'expired'),
    (order) => hand.pay(order).catch(() => undefined),
    (order) => hand.payAtOnce(order).catch(() => undefined),
    (order) => service.refund(order),
    async (order) =>
      Promise.all([1, 2, 3].map(async () => settlePayment(world.deps, (await order.payment())?.id ?? ''))),
    () => service.listen(),
    () => service.listen(),
  ];
  for (let step = 0; step < 40; step += 1) {
    if (random() < 0.3) world.stripe.control({ faults: [fault(pick, random)] });
    await pick(acts)(pick(orders));
    await sleep(random() * 30);
  }

  world.stripe.control({ faults: [], webhooks: { shuffleMs: 0, duplicates: 0 } });
  await eventually(
    async () => {
      await service.listen();
      for (const order of orders) {
        // Somebody's hold that nobody pays ends.
        if (order.state().status === 'created' && random() < 0.1) await service.cancel(order, 'expired');
        expect(order.state().status).toMatch(/^(completed|cancelled|refunded)$/);
        await booksAgree(order);
      }
    },
    { withinMs: 20_000 },
  );
});

/** Stripe's books, ours and the order say the same. */
async function booksAgree(order: GivenOrder): Promise<void> {
  const lines = order.ledger();
  const kept = lines.reduce((sum, line) => sum + line.captured - line.refunded, 0);
  expect(kept).toBe(order.state().status === 'completed' ? order.state().amount : 0);
  for (const line of lines) expect(['succeeded', 'canceled']).toContain(line.status);
  for (const payment of await world.deps.payments.ofOrder(order.id)) {
    expect(payment.status).toMatch(/^(captured|refunded|voided|failed)$/);
    const line = lines.find(({ id }) => id === payment.intent?.id);
    expect(payment.amountCaptured - payment.amountRefunded).toBe((line?.captured ?? 0) - (line?.refunded ?? 0));
  }
}

async function pay(order: GivenOrder, paymentMethodId: string | undefined): Promise<void> {
  const body = { orderId: order.id, ...(paymentMethodId && { paymentMethodId }) };
  const { status } = await order.buyer.post('/api/payments').send(body);
  expect([201, 402, 409, 503]).toContain(status);
}

function fault(pick: <T>(list: readonly T[]) => T, random: () => number) {
  const answer = pick([500, 500, 503, 429, 409, 'hang', 'drop'] as const);
  return { path: pick(PATHS), answer, effect: random() < 0.5, times: 1 + Math.floor(random() * 2) };
}

function picking(random: () => number) {
  return <T>(list: readonly T[]): T => {
    for (const one of list.slice(Math.floor(random() * list.length))) return one;
    throw new Error('nothing to pick from');
  };
}

/** A random sequence that can be told again from its seed. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
