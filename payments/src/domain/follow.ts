import type { Intent } from './intent.ts';
import { isUnpaid, type Payment, raise } from './payment.ts';

/**
 * The payment after Stripe was asked: it follows Stripe's object, never down in rank, and never believes money of another
 * amount or currency than the order's. Following the same object twice changes nothing.
 */
export function follow(payment: Payment, intent: Intent): Payment {
  const seen: Payment = { ...payment, intent };
  switch (intent.status) {
    case 'requires_payment_method':
    case 'requires_confirmation':
      return raise(seen, 'created');
    case 'processing':
      return seen;
    case 'requires_action':
      return raise(seen, 'requires-action');
    case 'requires_capture':
      if (fits(payment, intent)) return raise(seen, 'authorized');
      return raise(seen, 'voiding', { reason: payment.reason ?? 'amount-mismatch' });
    case 'succeeded':
      return followMoney(seen, intent);
    case 'canceled':
      return followCancellation(seen, intent);
  }
}

function followMoney(payment: Payment, intent: Intent): Payment {
  const amountCaptured = intent.amountReceived;
  // Our own refunds end when Stripe says that refund succeeded (`settleRefund`); others were made by hand at Stripe.
  const isOurs = payment.status === 'refunding';
  const amountRefunded = isOurs ? payment.amountRefunded : Math.max(payment.amountRefunded, intent.amountRefunded);
  const moved = { ...payment, amountCaptured, amountRefunded };
  if (!isOurs && amountCaptured > 0 && amountRefunded >= amountCaptured) {
    return raise(moved, 'refunded', { reason: payment.reason ?? 'refunded-at-stripe' });
  }
  const right = fits(payment, intent) && amountCaptured === payment.amount;
  if (!right) return raise(moved, 'refunding', { reason: payment.reason ?? 'amount-mismatch' });
  return raise(moved, 'captured', { reason: amountRefunded > 0 ? 'refunded-at-stripe' : null });
}

function followCancellation(payment: Payment, intent: Intent): Payment {
  if (payment.status === 'voiding') return raise(payment, 'voided');
  const expired = intent.cancellationReason === 'automatic' || intent.cancellationReason === 'expired';
  if (payment.status === 'failed') return payment;
  return raise(payment, 'failed', {
    reason: expired && !isUnpaid(payment) ? 'authorization-expired' : 'canceled-at-stripe',
  });
}

/** Stripe's object is for this payment and for the order's money. */
export function fits(payment: Payment, intent: Intent): boolean {
  return intent.paymentId === payment.id && intent.amount === payment.amount && intent.currency === payment.currency;
}

/**
 * The payment after Stripe refused to capture it for good, and what its object says now. Failed, unless the money was captured
 * or the object died before; a capture that is still under way there is no refusal.
 */
export function afterRefusedCapture(payment: Payment, intent: Intent): Payment {
  const followed = follow(payment, intent);
  if (intent.status === 'processing' || followed.status !== payment.status) return followed;
  return raise(followed, 'failed', { reason: 'capture-refused' });
}
