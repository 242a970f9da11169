import { expect, test } from '@jest/globals';
import { AppError } from '@ticketing-dev/common/errors';
import fc from 'fast-check';
import { cancelByBuyer, expire, type Order, placeOrder } from '../src/domain/order.ts';
import { followPayment, type Payment } from '../src/domain/payment.ts';
import { requestRefund } from '../src/domain/refund.ts';
import { stockChange } from '../src/domain/stock.ts';
import { listing } from './support/listings.ts';
import { paymentHistories } from './support/payment-histories.ts';

const START = new Date('2030-01-01T12:00:00.000Z');
const at = (seconds: number) => new Date(START.getTime() + seconds * 1_000);
const issue = (order: Order) =>
  Array.from({ length: order.quantity }, (_, index) => ({
    id: `ticket-${index + 1}`,
    seat: index + 1,
    status: 'issued' as const,
    code: 'signed',
  }));

const offer = listing({ price: 1_000, startsAt: at(10_000) });
function placed(): Order {
  return placeOrder(offer, { buyerId: 'buyer', quantity: 2 }, { id: 'order', grantedAt: START, holdSeconds: 300 });
}

function payment(id: string, status: Payment['status']): Payment {
  const amountCaptured = ['captured', 'refunding', 'refunded'].includes(status) ? 2_000 : 0;
  return {
    id,
    amount: 2_000,
    currency: 'usd',
    status,
    amountCaptured,
    amountRefunded: status === 'refunded' ? 2_000 : 0,
    reason: null,
  };
}

/** What lasts of an order; how it got there may differ. */
function end(order: Order) {
  const { version: _, history: __, updatedAt: ___, ...lasting } = order;
  return lasting;
}

function follow(messages: readonly Payment['status'][], order = placed()): Order {
  return messages.reduce((now, status) => followPayment(now, payment('p', status), { now: at(10), issue }), order);
}

test('what payments tells of one payment, in any order and repetition, ends the same', () => {
  fc.assert(
    fc.property(paymentHistories, ({ history, told }) => {
      // P5. Red when a later state of a payment does not imply the earlier ones.
      expect(end(follow(told))).toEqual(end(follow(history)));
    }),
    { numRuns: 500 },
  );
});

type Step = (order: Order) => Order;
const statuses = [
  'authorized',
  'capturing',
  'captured',
  'refunding',
  'refunded',
  'voiding',
  'voided',
  'failed',
] as const;
const anyPayment = fc.record({
  id: fc.constantFrom('p', 'q'),
  status: fc.constantFrom(...statuses),
  seconds: fc.nat(20_000),
});
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  anyPayment.map(({ id, status, seconds }): Step => {
    return (order) => followPayment(order, payment(id, status), { now: at(seconds), issue });
  }),
  fc.nat(600).map(
    (seconds): Step =>
      (order) =>
        expire(order, at(seconds)),
  ),
  fc.nat(600).map(
    (seconds): Step =>
      (order) =>
        allowed(order, (now) => cancelByBuyer(now, at(seconds))),
  ),
  fc.nat(600).map(
    (seconds): Step =>
      (order) =>
        allowed(order, (now) => requestRefund(now, 'why', at(seconds))),
  ),
);

/** A "no" leaves the order as it is. */
function allowed(order: Order, decide: Step): Order {
  try {
    return decide(order);
  } catch (refusal) {
    expect(refusal).toBeInstanceOf(AppError);
    return order;
  }
}

const NEXT: Record<Order['status'], readonly Order['status'][]> = {
  created: ['created', 'paying', 'completed', 'refunding', 'refunded', 'cancelled'],
  paying: ['completed', 'refunding', 'refunded', 'cancelled'],
  completed: ['refunding', 'refunded', 'completed'],
  refunding: ['refunded', 'refunding'],
  cancelled: [],
  refunded: [],
};

function seats({ status, seatsReturned }: Order) {
  return {
    held: ['created', 'paying'].includes(status) ? 2 : 0,
    sold: ['completed', 'refunding'].includes(status) || (status === 'refunded' && !seatsReturned) ? 2 : 0,
  };
}

test('whatever happens, the machine holds: arrows, final states, versions, money, tickets and seats', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 12 }), (steps) => {
      let order = placed();
      let stock = { held: 2, sold: 0 };
      for (const step of steps) {
        const after = step(order);
        if (after !== order) {
          expect(NEXT[order.status]).toContain(after.status);
          expect(after.version).toBeGreaterThan(order.version);
          expect(after.history.slice(0, order.history.length)).toEqual(order.history);
        }
        const change = stockChange(order, after);
        stock = { held: stock.held + change.held, sold: stock.sold + change.sold };
        // P1. Red when a transition forgets its seats.
        expect(stock).toEqual(seats(after));
        // P3. Red when a ticket is issued without money, or money kept without a ticket.
        expect(after.admissions.length).toBe(after.amountPaid > 0 ? 2 : 0);
        if (order.paymentId !== null) expect(after.paymentId).toBe(order.paymentId);
        order = after;
      }
    }),
    { numRuns: 1_000 },
  );
});

test('a hold ends when it is due, not before', () => {
  const order = placed();
  expect(expire(order, at(299))).toBe(order);
  expect(expire(order, at(300))).toMatchObject({ status: 'cancelled', cancelReason: 'expired', version: 1 });
});

test('a frozen hold does not end', () => {
  const paying = follow(['authorized']);
  expect(expire(paying, at(900))).toBe(paying);
  expect(() => cancelByBuyer(paying, at(1))).toThrow('already being paid');
});
