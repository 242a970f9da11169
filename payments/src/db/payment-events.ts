import {
  PaymentCaptured,
  PaymentCreated,
  PaymentFailed,
  PaymentRefunded,
  type PaymentState,
  PaymentVoided,
} from '@ticketing-dev/common/contracts';
import type { Transaction } from '@ticketing-dev/common/mongo';
import type { News } from '../domain/news.ts';
import type { Payment } from '../domain/payment.ts';

const EVENTS = {
  created: PaymentCreated,
  captured: PaymentCaptured,
  failed: PaymentFailed,
  voided: PaymentVoided,
  refunded: PaymentRefunded,
} as const;

/** Puts the news into the outbox of the transaction that made them. */
export function tellOf(tx: Transaction, news: News, payment: Payment): void {
  tx.tell(EVENTS[news], { subject: payment.id, data: stateOf(payment) });
}

/** The payment as the world sees it. */
function stateOf(payment: Payment): PaymentState {
  return {
    id: payment.id,
    orderId: payment.orderId,
    buyerId: payment.buyerId,
    amount: payment.amount,
    currency: payment.currency,
    status: payment.status,
    amountCaptured: payment.amountCaptured,
    amountRefunded: payment.amountRefunded,
    reason: payment.reason,
    createdAt: payment.createdAt.toISOString(),
    updatedAt: payment.updatedAt.toISOString(),
    version: payment.version,
  };
}
