import type Stripe from 'stripe';
import { newCharge } from '../charges/new-charge.ts';
import type { Call } from '../double.ts';
import { emit } from '../events/emit.ts';
import type { PaymentIntentRow, PaymentMethodRow } from '../state/rows.ts';
import { capturesLater } from './card-options.ts';
import { decline } from './decline.ts';
import { saveIntent } from './save.ts';

/** Charges the method, the buyer having answered whatever the bank asked. Throws the card error of a decline. */
export function charge(
  call: Call,
  row: PaymentIntentRow,
  method: PaymentMethodRow,
  authenticated: boolean,
): PaymentIntentRow {
  const { store, clock } = call.double;
  const later = capturesLater(row.object, method.object.type);
  const refusal = method.behaviour.decline;
  const object = newCharge({
    intent: row.object,
    method: method.object,
    captured: !later,
    authenticated,
    decline: refusal,
    now: clock.seconds(),
  });
  store.put('charges', { id: object.id, account: call.account, object });
  if (refusal) {
    emit(call, 'charge.failed', object);
    throw decline(call, row, method, refusal, object.id);
  }
  emit(call, 'charge.succeeded', object);
  const paid: Partial<Stripe.PaymentIntent> = {
    payment_method: method.id,
    latest_charge: object.id,
    next_action: null,
    last_payment_error: null,
  };
  const { amount } = row.object;
  const saved = later
    ? saveIntent(call, row, { ...paid, status: 'requires_capture', amount_capturable: amount })
    : saveIntent(call, row, { ...paid, status: 'succeeded', amount_received: amount });
  emit(call, later ? 'payment_intent.amount_capturable_updated' : 'payment_intent.succeeded', saved.object);
  return saved;
}
