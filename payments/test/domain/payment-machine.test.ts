import { expect, test } from '@jest/globals';
import { PAYMENT_REASONS } from '@ticketing-dev/common/contracts';
import fc from 'fast-check';
import { follow } from '../../src/domain/follow.ts';
import { INTENT_STATUSES } from '../../src/domain/intent.ts';
import type { Order } from '../../src/domain/order.ts';
import { rankOf } from '../../src/domain/payment.ts';
import { REASONS } from '../../src/domain/reason.ts';
import { anIntent, aPayment, type Luck, Model, ORDER } from './model.ts';

const history = (...changes: Partial<Order>[]): Order[] =>
  changes.map((change, index) => ({ ...ORDER, ...change, version: index + 1 }));
const mine = { paymentId: 'payment' } as const;
/** How an order may go, and what must be kept of the money in the end. */
const ORDERS = [
  { keeps: true, orders: history({ status: 'paying', ...mine }, { status: 'completed', ...mine }) },
  { keeps: true, orders: history({ status: 'paying', ...mine }) },
  { keeps: false, orders: history({ status: 'cancelled', cancelReason: 'expired' }) },
  { keeps: false, orders: history({ status: 'cancelled', cancelReason: 'by-buyer' }) },
  {
    keeps: false,
    orders: history({ status: 'paying', paymentId: 'other' }, { status: 'completed', paymentId: 'other' }),
  },
  {
    keeps: false,
    orders: history({ status: 'paying', ...mine }, { status: 'cancelled', cancelReason: 'payment-failed', ...mine }),
  },
  {
    keeps: false,
    orders: history({ status: 'paying', ...mine }, { status: 'completed', ...mine }, { status: 'refunding', ...mine }),
  },
] as const;

const lucks = fc.constantFrom<Luck>('answer', 'answer', 'lost answer', 'never arrived', 'fault', 'fault after effect');
const acts = fc.constantFrom('decline' as const, 'ask the bank' as const, 'authorize' as const, 'pay at once' as const);
const turn = fc.record({ kind: fc.constant('turn' as const), luck: lucks, ask: fc.boolean() });
const refused = fc.record({
  kind: fc.constant('turn' as const),
  luck: fc.constant<Luck>('refused'),
  ask: fc.boolean(),
});
const heard = fc.record({ kind: fc.constant('heard' as const), index: fc.nat(2) });
const bought = fc.record({ kind: fc.constant('bought' as const), act: acts });
const plan = fc.constantFrom(...ORDERS);

type Happening =
  | { kind: 'turn'; luck: Luck; ask: boolean }
  | { kind: 'heard'; index: number }
  | { kind: 'bought'; act: 'decline' | 'ask the bank' | 'authorize' | 'pay at once' };

function run(model: Model, orders: readonly Order[], happenings: readonly Happening[]): Model {
  for (const happening of happenings) {
    if (happening.kind === 'turn') model.turn(happening.luck, happening.ask);
    if (happening.kind === 'bought') model.buyer(happening.act);
    const order = happening.kind === 'heard' ? orders[happening.index % orders.length] : undefined;
    if (order !== undefined) model.hear(order);
  }
  // In the end everything was heard, and Stripe answers again.
  for (const order of [...orders].reverse()) model.hear(order);
  for (let turns = 0; turns < 12 && (turns === 0 || !model.isSettled()); turns += 1) model.turn('answer');
  return model;
}

// P5. Red when the copy does not keep the newest, or when `raise` lets a payment go down.
test('any order and repetition of messages, with calls lost and repeated, ends in the same state', () => {
  fc.assert(
    fc.property(
      plan,
      fc.constantFrom('authorize' as const, 'pay at once' as const),
      fc.array(fc.oneof(turn, heard), { maxLength: 25 }),
      fc.array(fc.oneof(turn, heard), { maxLength: 25 }),
      ({ orders }, act, some, others) => {
        const ends = [some, others, []].map((happenings) => {
          const model = new Model();
          model.buyer(act);
          const { payment, captures, refunded } = run(model, orders, happenings);
          return {
            status: payment.status,
            reason: payment.reason,
            amountRefunded: payment.amountRefunded,
            captures,
            refunded,
          };
        });
        // An order that was `paying` for a moment may have been captured by then: void and refund are both "given back".
        const kept = ends.map(({ captures, refunded }) => captures * 5_000 - refunded);
        expect(new Set(kept).size).toBe(1);
        if (orders.length === 1) expect(new Set(ends.map((end) => JSON.stringify(end))).size).toBe(1);
      },
    ),
    { numRuns: 400 },
  );
});

// P3. Red when `whyUnwanted` forgets a status, or when `nextStep` leaves the intent of a failed payment open.
test('whatever the buyer, the order and the network do: money is kept exactly when the order names this payment', () => {
  fc.assert(
    fc.property(
      plan,
      fc.array(fc.oneof(turn, refused, heard, bought), { maxLength: 40 }),
      ({ keeps, orders }, happenings) => {
        const model = run(new Model(), orders, happenings);
        const { payment, intent, captures, refunded, ranks } = model;

        expect(captures).toBeLessThanOrEqual(1);
        expect(
          ranks.every((one, i) => i === 0 || rankOf(one.status) >= rankOf(ranks[i - 1]?.status ?? 'created')),
        ).toBe(true);
        expect(model.isSettled()).toBe(true);
        expect(payment.amountCaptured - payment.amountRefunded).toBe(intent.amountReceived - refunded);
        if (payment.status === 'failed') expect(intent.status).toBe('canceled');
        if (keeps) expect(refunded).toBe(0);
        else {
          expect(intent.amountReceived - refunded).toBe(0);
          // Nothing can be charged any more.
          expect(['succeeded', 'canceled']).toContain(intent.status);
        }
      },
    ),
    { numRuns: 600 },
  );
});

test('following the same object twice changes nothing, and no object brings a payment down', () => {
  const statuses = fc.constantFrom(...INTENT_STATUSES);
  const seen = statuses.map((status) => anIntent({ status, amountReceived: status === 'succeeded' ? 5_000 : 0 }));
  fc.assert(
    fc.property(fc.array(seen, { minLength: 1, maxLength: 8 }), (intents) => {
      let payment = aPayment();
      for (const intent of intents) {
        const next = follow(payment, intent);
        expect(rankOf(next.status)).toBeGreaterThanOrEqual(rankOf(payment.status));
        expect(follow(next, intent)).toEqual(next);
        payment = next;
      }
    }),
  );
});

// P3. Red without `fits` in `follow`: money of another amount, currency or payment is taken for the order's.
test.each([{ amount: 4_999 }, { currency: 'eur' }, { paymentId: 'another' }])(
  'money that is not the order’s (%o) is given back and never announced',
  (wrong) => {
    const held = follow(aPayment(), anIntent({ ...wrong, status: 'requires_capture' }));
    expect(held).toMatchObject({ status: 'voiding', reason: 'amount-mismatch' });
    const taken = follow(
      aPayment(),
      anIntent({ ...wrong, status: 'succeeded', amountReceived: wrong.amount ?? 5_000 }),
    );
    expect(taken).toMatchObject({ status: 'refunding', reason: 'amount-mismatch' });
  },
);

test('an authorization that ended at the bank is a failure with its reason', () => {
  const authorized = follow(aPayment(), anIntent({ status: 'requires_capture' }));
  const dead = anIntent({ status: 'canceled', cancellationReason: 'automatic' });
  expect(follow(authorized, dead)).toMatchObject({ status: 'failed', reason: 'authorization-expired' });
  expect(follow(aPayment(), dead)).toMatchObject({ status: 'failed', reason: 'canceled-at-stripe' });
});

test('every reason can be said in words', () => {
  expect(Object.keys(PAYMENT_REASONS).sort()).toEqual([...REASONS].sort());
});
