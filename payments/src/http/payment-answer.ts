import type { Payment as PaymentAnswer } from '@ticketing-dev/common/contracts';
import { isUnpaid, type Payment } from '../domain/payment.ts';

/** The payment for its buyer's browser: with what Stripe's Payment Element needs while there is something to confirm. */
export function paymentAnswer(publishableKey: string): (payment: Payment) => PaymentAnswer {
  return (payment) => ({
    id: payment.id,
    orderId: payment.orderId,
    status: payment.status,
    amount: payment.amount,
    currency: payment.currency,
    amountCaptured: payment.amountCaptured,
    amountRefunded: payment.amountRefunded,
    reason: payment.reason,
    clientSecret: isUnpaid(payment) ? (payment.intent?.clientSecret ?? null) : null,
    redirectUrl: payment.status === 'requires-action' ? (payment.intent?.redirectUrl ?? null) : null,
    publishableKey,
    createdAt: payment.createdAt.toISOString(),
    version: payment.version,
  });
}
