import type Stripe from 'stripe';
import type { CreateParams } from './params.ts';

type Asked = NonNullable<CreateParams['payment_method_options']>['card'];

export function cardOptions(asked: Asked, before?: Stripe.PaymentIntent.PaymentMethodOptions.Card) {
  const manual = asked?.capture_method === undefined ? before?.capture_method : asked.capture_method;
  return {
    ...(manual === 'manual' ? { capture_method: manual } : {}),
    installments: null,
    mandate_options: null,
    network: null,
    request_three_d_secure: asked?.request_three_d_secure ?? before?.request_three_d_secure ?? 'automatic',
  } satisfies Stripe.PaymentIntent.PaymentMethodOptions.Card;
}

/** Whether this intent, paid with this type of method, is only authorized at first. A card's own option beats the intent's. */
export function capturesLater(intent: Stripe.PaymentIntent, methodType: string): boolean {
  if (intent.capture_method === 'manual') return true;
  return methodType === 'card' && intent.payment_method_options?.card?.capture_method === 'manual';
}
