import type { Held } from '../db/held-payment.ts';
import type { Deps } from '../deps.ts';
import { notPayable } from '../domain/order.ts';
import { isUnpaid, type Payment } from '../domain/payment.ts';
import { confirmPayment } from './confirm-payment.ts';
import { ensureIntent } from './ensure-intent.ts';

/** Makes sure that Stripe has the intent, and confirms it if the buyer brought a payment method. */
export async function payNow(deps: Deps, held: Held, paymentMethodId: string | undefined): Promise<Payment> {
  if (!isUnpaid(held.payment)) return held.payment;
  // Waiting for the claim took time: the hold may have ended meanwhile.
  if (!(await deps.orders.isPayable(held.payment.orderId))) throw notPayable();
  const intent = await ensureIntent(deps, held);
  if (paymentMethodId !== undefined) await confirmPayment(deps, held, { intentId: intent.id, paymentMethodId });
  return held.payment;
}
