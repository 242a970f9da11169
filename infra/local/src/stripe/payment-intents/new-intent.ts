import type Stripe from 'stripe';
import { clientSecret, stripeId } from '../ids.ts';
import { isRedirectType, METHOD_TYPES, takesCurrency } from '../payment-methods/types.ts';
import { cardOptions } from './card-options.ts';
import type { CreateParams } from './params.ts';

/** A PaymentIntent as `create` makes it, before a method is attached. */
export function newIntent(params: CreateParams, created: number): Stripe.PaymentIntent {
  const id = stripeId('pi');
  const terms = {
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    automatic_payment_methods: automaticMethods(params),
    capture_method: params.capture_method ?? 'automatic_async',
    currency: params.currency,
  } as const;
  return {
    ...terms,
    id,
    object: 'payment_intent',
    amount: params.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    canceled_at: null,
    cancellation_reason: null,
    client_secret: clientSecret(id),
    confirmation_method: 'automatic',
    created,
    customer: params.customer ?? null,
    customer_account: null,
    description: params.description ?? null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: params.metadata ?? {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: { card: cardOptions(params.payment_method_options?.card) },
    payment_method_types: methodTypes(terms),
    payment_record: null,
    processing: null,
    receipt_email: params.receipt_email ?? null,
    review: null,
    setup_future_usage: params.setup_future_usage ?? null,
    shipping: null,
    source: null,
    statement_descriptor: params.statement_descriptor ?? null,
    statement_descriptor_suffix: params.statement_descriptor_suffix ?? null,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: params.transfer_group ?? null,
  };
}

/** On by default since 2023-08-16, unless the types are named. */
function automaticMethods(params: CreateParams): Stripe.PaymentIntent.AutomaticPaymentMethods | null {
  const asked = params.automatic_payment_methods;
  if (asked) return asked.enabled ? { allow_redirects: asked.allow_redirects ?? 'always', enabled: true } : null;
  return params.allowed_payment_method_types ? null : { allow_redirects: 'always', enabled: true };
}

type Terms = Pick<
  Stripe.PaymentIntent,
  'allowed_payment_method_types' | 'automatic_payment_methods' | 'capture_method' | 'currency'
>;

/** What suits the currency, the capture method and redirects: redirect types cannot be captured later. */
export function methodTypes(terms: Terms): string[] {
  const { allowed_payment_method_types: allowed, automatic_payment_methods: automatic } = terms;
  const redirects = terms.capture_method !== 'manual' && automatic?.allow_redirects !== 'never';
  return (allowed ?? (automatic ? METHOD_TYPES : ['card'])).filter(
    (type) => !isRedirectType(type) || (redirects && takesCurrency(type, terms.currency)),
  );
}
