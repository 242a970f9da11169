import type Stripe from 'stripe';
import type { Call } from '../double.ts';
import { missing } from '../http/api-error.ts';
import type { PaymentIntentRow, PendingAction } from '../state/rows.ts';

/** An intent of this account; a browser must also know its client secret. */
export function findIntent(call: Call, id: string, clientSecret?: string): PaymentIntentRow {
  const row = call.double.store.get('paymentIntents', id);
  const known = row && (row.account === call.account || call.publishable);
  if (!known) throw missing('payment_intent', id, 'intent');
  if ((call.publishable || clientSecret !== undefined) && clientSecret !== row.object.client_secret)
    throw missing('payment_intent', id, 'client_secret');
  return row;
}

/** Writes the intent's new state and gives it back. */
export function saveIntent(
  call: Call,
  row: PaymentIntentRow,
  changes: Partial<Stripe.PaymentIntent>,
  pending: PendingAction | null = null,
): PaymentIntentRow {
  const next = { ...row, object: { ...row.object, ...changes }, pending };
  call.double.store.put('paymentIntents', next);
  return next;
}
