import type Stripe from 'stripe';
import { findCharge } from '../charges/endpoints.ts';
import type { Call } from '../double.ts';
import { emit } from '../events/emit.ts';
import { ApiError, invalidParam } from '../http/api-error.ts';
import { stripeId } from '../ids.ts';
import { inWords } from '../payment-intents/amounts.ts';
import { findIntent } from '../payment-intents/save.ts';
import type { Tables } from '../state/rows.ts';
import type { CreateParams } from './params.ts';

/** How long a bank takes over a refund that does not settle at once. */
const SETTLES_AFTER_MS = 1500;

export function createRefund(call: Call, params: CreateParams) {
  const { store, clock } = call.double;
  const { object: charge } = chargeOf(call, params);
  const amount = refundable(charge, params.amount);
  const behaviour = store.get('paymentMethods', charge.payment_method ?? '')?.behaviour.refund ?? 'succeeded';
  const object: Stripe.Refund = {
    id: stripeId('re'),
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: clock.seconds(),
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: charge.payment_method_details?.card
      ? {
          card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' },
          type: 'card',
        }
      : { type: charge.payment_method_details?.type ?? 'card' },
    metadata: params.metadata ?? {},
    payment_intent: charge.payment_intent,
    payment_method: null,
    reason: params.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: behaviour === 'pending' ? 'pending' : 'succeeded',
    transfer_reversal: null,
  };
  const settles =
    behaviour === 'succeeded'
      ? null
      : { at: clock.now() + SETTLES_AFTER_MS, status: behaviour === 'pending' ? ('succeeded' as const) : behaviour };
  store.put('refunds', { id: object.id, account: call.account, object, settles });
  const amount_refunded = charge.amount_refunded + amount;
  const refunded = { ...charge, amount_refunded, refunded: amount_refunded === charge.amount };
  store.put('charges', { id: charge.id, account: call.account, object: refunded });
  emit(call, 'refund.created', object);
  emit(call, 'charge.refunded', refunded);
  return object;
}

function chargeOf(call: Call, params: CreateParams): Tables['charges'] {
  if (params.charge !== undefined) return findCharge(call, params.charge, 'charge');
  if (params.payment_intent === undefined)
    throw invalidParam(
      'payment_intent',
      'One of the following params should be provided for this request: payment_intent or charge.',
    );
  const { object: intent } = findIntent(call, params.payment_intent);
  if (intent.status !== 'succeeded' || typeof intent.latest_charge !== 'string')
    throw new ApiError(400, {
      type: 'invalid_request_error',
      message: `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
      param: 'payment_intent',
    });
  return findCharge(call, intent.latest_charge);
}

function refundable(charge: Stripe.Charge, asked: number | undefined): number {
  const refuse = (code: string, message: string) =>
    new ApiError(400, { type: 'invalid_request_error', code, message, param: 'charge' });
  if (charge.refunded) throw refuse('charge_already_refunded', `Charge ${charge.id} has already been refunded.`);
  if (charge.status !== 'succeeded' || !charge.captured)
    throw refuse('charge_not_refundable', `Charge ${charge.id} cannot be refunded: it was not captured.`);
  const left = charge.amount - charge.amount_refunded;
  const amount = asked ?? left;
  if (amount > left)
    throw new ApiError(400, {
      type: 'invalid_request_error',
      message:
        `Refund amount (${inWords(amount, charge.currency)}) is greater than ` +
        `unrefunded amount on charge (${inWords(left, charge.currency)})`,
      param: 'amount',
    });
  return amount;
}
