import { type Call, NO_CALL } from './call.ts';
import { type Payment, raise } from './payment.ts';
import type { Reason } from './reason.ts';

/** Money on its way back. The row is there before Stripe is asked; its id is part of the idempotency key. */
export interface Refund {
  readonly id: string;
  readonly paymentId: string;
  readonly intentId: string;
  readonly amount: number;
  readonly reason: Reason;
  /** `open` until Stripe says what became of it. */
  readonly status: 'open' | 'succeeded' | 'failed';
  readonly call: Call;
  readonly stripeId: string | null;
  readonly createdAt: Date;
}

/** What Stripe says of a refund of ours. */
export interface StripeRefund {
  readonly id: string;
  readonly status: 'pending' | 'succeeded' | 'failed';
  /** The `metadata.refundId` we gave it. */
  readonly refundId: string | null;
}

/** Gives back everything that was captured and not given back yet. */
export function newRefund(input: {
  id: string;
  payment: Payment;
  intentId: string;
  reason: Reason;
  now: Date;
}): Refund {
  const { id, payment, intentId, reason, now } = input;
  return {
    id,
    paymentId: payment.id,
    intentId,
    amount: payment.amountCaptured - payment.amountRefunded,
    reason,
    status: 'open',
    call: NO_CALL,
    stripeId: null,
    createdAt: now,
  };
}

/** The refund as Stripe has it, and the payment with it: refunded once everything captured went back. */
export function settleRefund(
  payment: Payment,
  refund: Refund,
  seen: StripeRefund,
): { readonly payment: Payment; readonly refund: Refund } {
  if (refund.status !== 'open') return { payment, refund };
  const status = seen.status === 'pending' ? 'open' : seen.status;
  const settled: Refund = { ...refund, status, stripeId: seen.id, call: { ...refund.call, open: false } };
  if (status !== 'succeeded') return { payment, refund: settled };
  const amountRefunded = Math.min(payment.amountRefunded + refund.amount, payment.amountCaptured);
  const repaid = { ...payment, amountRefunded };
  return { payment: amountRefunded === payment.amountCaptured ? raise(repaid, 'refunded') : repaid, refund: settled };
}

/** Stripe refused a refund because money went back by other hands: what is left to give back, if anything. */
export function afterRefusedRefund(
  payment: Payment,
  refund: Refund,
  refundedAtStripe: number,
): { readonly payment: Payment; readonly refund: Refund } {
  const amountRefunded = Math.max(payment.amountRefunded, Math.min(refundedAtStripe, payment.amountCaptured));
  const repaid = { ...payment, amountRefunded };
  return {
    payment: amountRefunded === payment.amountCaptured ? raise(repaid, 'refunded') : repaid,
    refund: { ...refund, status: 'failed', call: { ...refund.call, open: false } },
  };
}
