import type Stripe from 'stripe';
import type { Decline } from '../payment-methods/behaviour.ts';

/** What a charge is made of. */
export interface ChargeFacts {
  readonly intent: Stripe.PaymentIntent;
  readonly method: Stripe.PaymentMethod;
  readonly captured: boolean;
  readonly authenticated: boolean;
  readonly decline: Decline | null;
  readonly now: number;
}
