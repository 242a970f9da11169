import type Stripe from 'stripe';
import { INTENT_STATUSES, type Intent, type IntentStatus } from '../domain/intent.ts';
import type { StripeRefund } from '../domain/refund.ts';

/** Stripe's PaymentIntent as this service knows it. A status it does not know is one that is not decided yet. */
export function toIntent(intent: Stripe.PaymentIntent): Intent {
  const { latest_charge: charge, next_action: action } = intent;
  return {
    id: intent.id,
    status: INTENT_STATUSES.find((status): status is IntentStatus => status === intent.status) ?? 'processing',
    amount: intent.amount,
    currency: intent.currency,
    amountReceived: intent.amount_received,
    amountRefunded: charge !== null && typeof charge === 'object' ? refundedOf(charge) : 0,
    paymentId: intent.metadata.paymentId ?? null,
    cancellationReason: intent.cancellation_reason,
    clientSecret: intent.client_secret,
    redirectUrl: action?.redirect_to_url?.url ?? null,
  };
}

export function toRefund(refund: Stripe.Refund): StripeRefund {
  return { id: refund.id, status: refundStatus(refund.status), refundId: refund.metadata?.refundId ?? null };
}

function refundStatus(status: string | null): StripeRefund['status'] {
  if (status === 'succeeded') return 'succeeded';
  return status === 'failed' || status === 'canceled' ? 'failed' : 'pending';
}

/** Stripe also counts what was held and not captured as refunded. */
function refundedOf(charge: Stripe.Charge): number {
  return Math.max(0, charge.amount_refunded - (charge.amount - charge.amount_captured));
}
