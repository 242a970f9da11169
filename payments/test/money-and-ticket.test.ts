import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '@ticketing-dev/common/testing';
import fc from 'fast-check';
import { settlePayment } from '../src/use-cases/settle-payment.ts';
import { type GivenOrder, paymentsWorld, type World } from './given.ts';
import { ordersDouble } from './orders-double.ts';
import { stripeHand } from './stripe-hand.ts';

let world: World;
beforeAll(async () => {
  world = await paymentsWorld({ env: { PAYMENT_RECHECK_SECONDS: '1' } });
});
afterAll(() => world.close());

const STORIES = Number(process.env.STORIES ?? 4);
const CARDS = ['pm_card_visa', 'pm_card_visa', 'pm_card_chargeDeclined', 'pm_card_authenticationRequired', undefined];
const PATHS = [
  '/v1/payment_intents',
  '/v1/payment_intents/*',
  '/v1/payment_intents/*/confirm',
  '/v1/payment_intents/*/capture',
  '/v1/payment_intents/*/cancel',
  '/v1/refunds',
];

const fault = fc.record({
  path: fc.constantFrom(...PATHS),
  answer: fc.constantFrom(500, 500, 503, 429, 409, 'hang' as const, 'drop' as const),
  effect: fc.boolean(),
  times: fc.integer({ min: 1, max: 2 }),
});
const step = fc.record({
  does: fc.constantFrom(
    ...(['pay', 'pay', 'pay twice and cancel', 'expire', 'pay at Stripe', 'pay at once', 'refund', 'settle'] as const),
    ...(['listen', 'listen'] as const),
  ),
  order: fc.nat(4),
  card: fc.constantFrom(...CARDS),
  trouble: fc.option(fault, { freq: 3 }),
  pauseMs: fc.nat(30),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
const stories = fc.record({
  // What the service of orders hears of it all, and in which order.
  luck: fc.nat(1_000_000),
  steps: fc.array(step, { minLength: 25, maxLength: 50 }),
});

/**
 * P3. Red without any of the guards named in the other files; here all of them meet. A failure prints its seed and the shortest
 * story found.
 */
test('whatever happens, money and ticket go together', async () => {
  await fc.assert(fc.asyncProperty(stories, live), {
    numRuns: STORIES,
    interruptAfterTimeLimit: 150_000,
    reporter(run) {
      if (!run.failed) return;
      const [story] = run.counterexample ?? [];
      const why = run.errorInstance instanceof Error ? run.errorInstance.message : String(run.errorInstance);
      throw new Error(
        `seed ${run.seed}, path "${run.counterexamplePath}":\n${story?.steps.map(inWords).join('\n')}\n${why}`,
      );
    },
  });
}, 240_000);

function inWords({ does, order, card, trouble }: Step): string {
  const stripe =
    trouble === null ? '' : `, while Stripe answers ${trouble.answer} ${trouble.times}x to ${trouble.path}`;
  return `  order ${order}: ${does}, with ${card ?? 'no card yet'}${stripe}`;
}

async function live({ luck, steps }: { luck: number; steps: readonly Step[] }): Promise<void> {
  const random = mulberry32(luck);
  const orders = await Promise.all(Array.from({ length: 5 }, () => world.order()));
  const service = ordersDouble(world, orders, random);
  const hand = stripeHand(world);
  world.stripe.control({ webhooks: { shuffleMs: 200, duplicates: 1 } });

  const acts: Readonly<Record<Step['does'], (order: GivenOrder, card: string | undefined) => Promise<unknown>>> = {
    pay: (order, card) => pay(order, card),
    'pay twice and cancel': (order, card) =>
      Promise.all([pay(order, 'pm_card_visa'), pay(order, card), service.cancel(order, 'by-buyer')]),
    expire: (order) => service.cancel(order, 'expired'),
    'pay at Stripe': (order) => hand.pay(order).catch(() => undefined),
    'pay at once': (order) => hand.payAtOnce(order).catch(() => undefined),
    refund: (order) => service.refund(order),
    settle: (order) =>
      Promise.all([1, 2, 3].map(async () => settlePayment(world.deps, (await order.payment())?.id ?? ''))),
    listen: () => service.listen(),
  };
  for (const { does, order: index, card, trouble, pauseMs } of steps) {
    const order = orders[index];
    if (trouble !== null) world.stripe.control({ faults: [trouble] });
    if (order !== undefined) await acts[does](order, card);
    await sleep(pauseMs);
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
}

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
