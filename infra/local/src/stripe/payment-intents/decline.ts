import type Stripe from 'stripe';
import type { Call } from '../double.ts';
import { emit } from '../events/emit.ts';
import { ApiError, type ApiErrorBody } from '../http/api-error.ts';
import type { Decline } from '../payment-methods/behaviour.ts';
import type { PaymentIntentRow, PaymentMethodRow } from '../state/rows.ts';
import { saveIntent } from './save.ts';

/** Records a decline and gives the 402 to throw: the intent asks for another method, and says why. */
export function decline(
  call: Call,
  row: PaymentIntentRow,
  method: PaymentMethodRow,
  why: Decline,
  charge: string | null,
): ApiError {
  const error: ApiErrorBody = {
    ...(charge && { charge }),
    code: why.code,
    ...(why.declineCode && { decline_code: why.declineCode }),
    ...(why.declineCode && { advice_code: 'try_again_later' }),
    message: why.message,
    payment_method: method.object,
    type: 'card_error',
  };
  const failed = failIntent(call, row, error, charge);
  return new ApiError(402, { ...error, payment_intent: failed.object });
}

/** The buyer did not pass the bank's page. */
export function failAuthentication(call: Call, row: PaymentIntentRow, method: PaymentMethodRow): PaymentIntentRow {
  return failIntent(
    call,
    row,
    {
      code: 'payment_intent_authentication_failure',
      message:
        'The provided PaymentMethod has failed authentication. You can provide payment_method_data or ' +
        'a new PaymentMethod to attempt to fulfill this PaymentIntent again.',
      payment_method: method.object,
      type: 'invalid_request_error',
    },
    null,
  );
}

function failIntent(call: Call, row: PaymentIntentRow, error: ApiErrorBody, charge: string | null) {
  const failed = saveIntent(call, row, {
    status: 'requires_payment_method',
    payment_method: null,
    next_action: null,
    last_payment_error: error as Stripe.PaymentIntent.LastPaymentError,
    ...(charge && { latest_charge: charge }),
  });
  emit(call, 'payment_intent.payment_failed', failed.object);
  return failed;
}
