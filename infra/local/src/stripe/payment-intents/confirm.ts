import type { Call } from '../double.ts';
import { emit } from '../events/emit.ts';
import { ApiError, invalidParam, unexpectedState } from '../http/api-error.ts';
import { pageToken } from '../ids.ts';
import { DECLINES } from '../payment-methods/behaviour.ts';
import { createMethod, findMethod } from '../payment-methods/methods.ts';
import { isRedirectType } from '../payment-methods/types.ts';
import type { PaymentIntentRow, PaymentMethodRow } from '../state/rows.ts';
import { pageUrl } from '../three-d-secure/page-url.ts';
import { charge } from './attempt.ts';
import { capturesLater } from './card-options.ts';
import { decline } from './decline.ts';
import type { ConfirmParams } from './params.ts';
import { saveIntent } from './save.ts';

const CONFIRMABLE = ['requires_payment_method', 'requires_confirmation', 'requires_action'];

type Given = Pick<
  ConfirmParams,
  'payment_method' | 'payment_method_data' | 'return_url' | 'off_session' | 'error_on_requires_action'
>;

/** Tries to pay: charges at once, or asks the buyer to answer the bank's page. Throws the card error of a decline. */
export function confirm(call: Call, row: PaymentIntentRow, given: Given): PaymentIntentRow {
  const method = methodFor(call, row, given);
  checkReturnUrl(row, given);
  checkMethodType(row, method);
  const asked = row.object.payment_method_options?.card?.request_three_d_secure === 'challenge';
  const asks = method.behaviour.authentication === 'required' || isRedirectType(method.object.type) || asked;
  if (!asks) return charge(call, row, method, false);
  if (given.off_session || given.error_on_requires_action)
    throw decline(call, row, method, DECLINES.authenticationRequired, null);
  return askBuyer(call, row, method, given.return_url ?? null);
}

function methodFor(call: Call, row: PaymentIntentRow, given: Given): PaymentMethodRow {
  const { status, payment_method: attached } = row.object;
  if (status === 'succeeded')
    throw unexpectedState(
      'You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed.',
      row.object,
    );
  if (!CONFIRMABLE.includes(status))
    throw unexpectedState(
      `You cannot confirm this PaymentIntent because it has a status of ${status}. Only a PaymentIntent with ` +
        'one of the following statuses may be confirmed: requires_confirmation, requires_action.',
      row.object,
    );
  if (given.payment_method !== undefined) return findMethod(call, given.payment_method);
  if (given.payment_method_data) return createMethod(call, given.payment_method_data);
  if (typeof attached === 'string') return findMethod(call, attached);
  throw unexpectedState(
    "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the " +
      'PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a ' +
      'payment method or ConfirmationToken.',
    row.object,
  );
}

function checkReturnUrl(row: PaymentIntentRow, given: Given): void {
  const mayRedirect = row.object.automatic_payment_methods?.allow_redirects === 'always';
  if (mayRedirect && given.return_url === undefined)
    throw invalidParam(
      'return_url',
      'This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these ' +
        'payment methods might redirect your customer off of your page, you must provide a `return_url`. If you ' +
        "don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` " +
        'and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.',
    );
}

function checkMethodType(row: PaymentIntentRow, method: PaymentMethodRow): void {
  const { type } = method.object;
  const impossible = isRedirectType(type) && capturesLater(row.object, type);
  if (impossible || !row.object.payment_method_types.includes(type))
    throw new ApiError(400, {
      type: 'invalid_request_error',
      code: 'payment_intent_incompatible_payment_method',
      message: `The PaymentMethod provided (${type}) is not allowed for this PaymentIntent: it takes ${row.object.payment_method_types.join(', ')}.`,
      param: 'payment_method',
      payment_intent: row.object,
    });
}

function askBuyer(call: Call, row: PaymentIntentRow, method: PaymentMethodRow, returnUrl: string | null) {
  const token = pageToken();
  const url = pageUrl(call, token);
  const asking = saveIntent(
    call,
    row,
    {
      status: 'requires_action',
      payment_method: method.id,
      last_payment_error: null,
      next_action: returnUrl
        ? { type: 'redirect_to_url', redirect_to_url: { return_url: returnUrl, url } }
        : {
            type: 'use_stripe_sdk',
            use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: url, source: token },
          },
    },
    { token, returnUrl },
  );
  emit(call, 'payment_intent.requires_action', asking.object);
  return asking;
}
