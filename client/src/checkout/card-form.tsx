'use client';

import dynamic from 'next/dynamic';
import { isRealStripe } from '../is-real-stripe.ts';
import type { CardFormProps } from './pay.ts';
import { TestCardForm } from './test-card-form.tsx';

// Stripe's part comes only where Stripe is used.
const StripeCardForm = dynamic(() => import('./stripe-card-form.tsx').then((module) => module.StripeCardForm));

/** Stripe's own form with Stripe's key, the marked test form with the double's. */
export function CardForm(props: CardFormProps & { publishableKey: string }) {
  return isRealStripe(props.publishableKey) ? <StripeCardForm {...props} /> : <TestCardForm {...props} />;
}
