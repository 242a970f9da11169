import type { OrderState, PaymentState } from '@ticketing-dev/common/contracts';
import type { NewMessage } from './new-message.ts';

/** What an order's newest state is worth telling its buyer; null: nothing. */
export function aboutOrder(order: OrderState): NewMessage | null {
  const about = { userId: order.buyerId, aboutId: order.id, content: order };
  if (order.status === 'created') return { ...about, kind: 'order-reserved', expiresAt: new Date(order.expiresAt) };
  if (order.status !== 'cancelled') return null; // completed is told with the e-tickets, a refund with its payment
  return { ...about, kind: order.cancelReason === 'payment-failed' ? 'payment-failed' : 'order-cancelled' };
}

/** What a payment's newest state is worth telling. A failed one is told by the order that ends with it. */
export function aboutPayment(payment: PaymentState): NewMessage | null {
  const about = { userId: payment.buyerId, aboutId: payment.id, content: payment };
  if (payment.status === 'voided') return { ...about, kind: 'payment-released' };
  if (payment.status === 'refunded') return { ...about, kind: 'refunded' };
  const { status, amountRefunded } = payment;
  // Each part is told once.
  if (status === 'captured' && amountRefunded > 0)
    return { ...about, kind: 'refunded-in-part', aboutId: `${payment.id}:${amountRefunded}` };
  return null;
}
