import { isOver } from './intent.ts';
import type { Order } from './order.ts';
import type { Payment } from './payment.ts';
import type { Reason } from './reason.ts';

export type Step =
  /** For the buyer or for the order. */
  | { readonly do: 'wait' }
  | { readonly do: 'capture' }
  | { readonly do: 'void' | 'refund'; readonly reason: Reason }
  /** Settled, unless the order or Stripe changes. */
  | { readonly do: 'nothing' };

const WAIT: Step = { do: 'wait' };
const NOTHING: Step = { do: 'nothing' };

/**
 * What to do about a payment, given the newest copy of its order. Money is kept only for an order that names this payment;
 * whatever else holds or moved money is given back, also when it comes late.
 */
export function nextStep(payment: Payment, order: Order | null): Step {
  switch (payment.status) {
    case 'refunded':
    case 'voided':
      return NOTHING;
    case 'voiding':
    case 'refunding':
      // Decided before: it goes through, whatever the order says now.
      return giveBack(payment, payment.reason ?? 'paid-otherwise');
    case 'failed':
      // Refused, but Stripe's object could still be paid: closed, so that nothing is charged later.
      return giveBack(payment, payment.reason ?? 'capture-refused');
    default: {
      const unwanted = order === null ? null : whyUnwanted(payment, order);
      if (unwanted !== null) return giveBack(payment, unwanted);
      if (payment.status === 'captured') return order?.status === 'completed' ? NOTHING : WAIT;
      const isFrozen = order !== null && order.status !== 'created';
      const hasHold = payment.status === 'authorized' || payment.status === 'capturing';
      return isFrozen && hasHold ? { do: 'capture' } : WAIT;
    }
  }
}

function giveBack(payment: Payment, reason: Reason): Step {
  if (payment.status === 'captured' || payment.status === 'refunding') return { do: 'refund', reason };
  if (payment.status === 'failed' && (payment.intent === null || isOver(payment.intent))) return NOTHING;
  return { do: 'void', reason };
}

/** Why the order does not want this payment's money; null while it does or may still. */
function whyUnwanted(payment: Payment, order: Order): Reason | null {
  if (order.amount !== payment.amount || order.currency !== payment.currency) return 'amount-mismatch';
  switch (order.status) {
    case 'created':
      return null;
    case 'cancelled':
      return CANCELLED[order.cancelReason ?? 'by-buyer'];
    case 'paying':
    case 'completed':
      return order.paymentId === payment.id ? null : 'paid-otherwise';
    case 'refunding':
    case 'refunded':
      return order.paymentId === payment.id ? 'order-refunded' : 'paid-otherwise';
  }
}

const CANCELLED: Readonly<Record<NonNullable<Order['cancelReason']>, Reason>> = {
  'by-buyer': 'order-cancelled',
  expired: 'order-expired',
  'payment-failed': 'order-ended',
};
