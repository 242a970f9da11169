import { type Admission, cancelled, expire, moved, type Order } from './order.ts';
import { refunded } from './refund.ts';

/** What payments tells of one payment: its whole state, in any order, any number of times. */
export interface Payment {
  readonly id: string;
  readonly amount: number;
  readonly currency: string;
  readonly status:
    | 'created'
    | 'requires-action'
    | 'authorized'
    | 'capturing'
    | 'captured'
    | 'refunding'
    | 'refunded'
    | 'voiding'
    | 'voided'
    | 'failed';
  readonly amountCaptured: number;
  readonly amountRefunded: number;
  /** Why it is given back, where it is. */
  readonly reason: string | null;
}

export interface Moment {
  /** By the database's clock. */
  readonly now: Date;
  /** Makes the e-tickets of an order that is being completed. */
  readonly issue: (order: Order) => readonly Admission[];
}

/** How far a payment has come. A later state implies the earlier ones, whichever message arrives first. */
const AUTHORIZED: ReadonlySet<string> = new Set(['authorized', 'capturing', 'captured', 'refunding', 'refunded']);
const CAPTURED: ReadonlySet<string> = new Set(['captured', 'refunding', 'refunded']);
const DEAD: ReadonlySet<string> = new Set(['failed', 'voided']);

/** The order after this news of a payment. News that changes nothing gives the same order back. */
export function followPayment(order: Order, payment: Payment, { now, issue }: Moment): Order {
  if (order.status === 'cancelled' || order.status === 'refunded') return order;
  if (order.paymentId !== null && order.paymentId !== payment.id) return order;

  if (order.status === 'created' || order.status === 'paying') return followToPaid(order, payment, { now, issue });
  return followRefunds(order, payment, now);
}

function followToPaid(order: Order, payment: Payment, { now, issue }: Moment): Order {
  const dead = DEAD.has(payment.status);
  if (!dead && !AUTHORIZED.has(payment.status)) return order;
  // Money that comes late is never kept: payments sees the cancelled order and gives it back.
  const due = expire(order, now);
  if (due !== order) return due;
  if (dead && order.paymentId === null) return rememberDead(order, payment, now);
  const captured = CAPTURED.has(payment.status);
  const diedBefore = !captured && order.deadPayments.includes(payment.id);
  if (dead || diedBefore || !paysExactly(order, payment)) {
    return cancelled(order, 'payment-failed', now, { paymentId: payment.id, deadPayments: [] });
  }
  if (!captured) {
    return order.status === 'paying' ? order : moved(order, 'paying', now, null, { paymentId: payment.id });
  }
  const paid = moved(order, 'completed', now, null, {
    paymentId: payment.id,
    amountPaid: payment.amountCaptured,
    admissions: issue(order),
  });
  return followRefunds(paid, payment, now);
}

/**
 * An order that names no payment yet is moved by no payment's end: the buyer may have begun the next one. But it must not wait
 * for this one, whose authorization may still be on its way here.
 */
function rememberDead(order: Order, { id }: Payment, now: Date): Order {
  if (order.deadPayments.includes(id)) return order;
  return { ...order, deadPayments: [...order.deadPayments, id], version: order.version + 1, updatedAt: now };
}

function followRefunds(order: Order, payment: Payment, now: Date): Order {
  const amountRefunded = Math.max(order.amountRefunded, payment.amountRefunded);
  if (payment.status === 'refunded') return refunded(order, amountRefunded, now);
  if (payment.status === 'refunding' && order.status === 'completed') {
    return moved(order, 'refunding', now, 'by-payments', { amountRefunded });
  }
  if (amountRefunded === order.amountRefunded) return order;
  return { ...order, amountRefunded, version: order.version + 1, updatedAt: now };
}

function paysExactly(order: Order, payment: Payment): boolean {
  if (payment.amount !== order.amount || payment.currency !== order.currency) return false;
  // What Stripe took is not what payments asked for: perhaps as many of another currency.
  if (payment.reason === 'amount-mismatch') return false;
  return !CAPTURED.has(payment.status) || payment.amountCaptured === order.amount;
}
