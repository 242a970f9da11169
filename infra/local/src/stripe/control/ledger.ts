import type { Double } from '../double.ts';

/** Every payment intent with what became of its money: what tests compare their own books with. */
export function ledger(double: Double) {
  const refunds = double.store.all('refunds').map(({ object }) => object);
  const charges = double.store.all('charges').map(({ object }) => object);
  return double.store.all('paymentIntents').map(({ account, object: intent }) => {
    const own = refunds.filter((refund) => refund.payment_intent === intent.id);
    const standing = own.filter((refund) => refund.status === 'succeeded' || refund.status === 'pending');
    const canceled = intent.status === 'canceled';
    return {
      id: intent.id,
      account,
      status: intent.status,
      currency: intent.currency,
      amount: intent.amount,
      authorized: intent.amount_capturable,
      captured: intent.amount_received,
      refunded: standing.reduce((sum, refund) => sum + refund.amount, 0),
      canceled: canceled ? intent.amount : 0,
      cancellationReason: intent.cancellation_reason,
      attempts: charges.filter((charge) => charge.payment_intent === intent.id).length,
      created: intent.created,
      metadata: intent.metadata,
      refunds: own.map(({ id, amount, status, metadata }) => ({ id, amount, status, metadata })),
    };
  });
}
export type LedgerLine = ReturnType<typeof ledger>[number];
