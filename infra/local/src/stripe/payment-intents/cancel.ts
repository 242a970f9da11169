import type Stripe from 'stripe';
import type { Call } from '../double.ts';
import { emit } from '../events/emit.ts';
import { unexpectedState } from '../http/api-error.ts';
import type { PaymentIntentRow } from '../state/rows.ts';
import { latestCharge } from './latest-charge.ts';
import type { CancelParams } from './params.ts';
import { findIntent, saveIntent } from './save.ts';

const CANCELLABLE = [
  'requires_payment_method',
  'requires_capture',
  'requires_confirmation',
  'requires_action',
  'processing',
];

export function cancelIntent(call: Call, params: CancelParams, id: string) {
  const row = findIntent(call, id);
  const { status } = row.object;
  if (!CANCELLABLE.includes(status))
    throw unexpectedState(
      `You cannot cancel this PaymentIntent because it has a status of ${status}. Only a PaymentIntent with one of ` +
        `the following statuses may be canceled: ${CANCELLABLE.join(', ')}.`,
      row.object,
    );
  return releaseIntent(call, row, params.cancellation_reason ?? null, 'charge.refunded').object;
}

/** Ends an intent; money that was only authorized goes back (Stripe shows it as refunded, without a Refund). */
export function releaseIntent(
  call: Call,
  row: PaymentIntentRow,
  reason: Stripe.PaymentIntent.CancellationReason | null,
  chargeEvent: 'charge.refunded' | 'charge.expired',
): PaymentIntentRow {
  if (row.object.status === 'requires_capture') {
    const { object } = latestCharge(call, row);
    const released = { ...object, amount_refunded: object.amount, refunded: true };
    call.double.store.put('charges', { id: object.id, account: row.account, object: released });
    emit(call, chargeEvent, released);
  }
  const saved = saveIntent(call, row, {
    status: 'canceled',
    amount_capturable: 0,
    canceled_at: call.double.clock.seconds(),
    cancellation_reason: reason,
    next_action: null,
  });
  emit(call, 'payment_intent.canceled', saved.object);
  return saved;
}
