'use client';

import { Button, useComputedColorScheme } from '@mantine/core';
import type { Stripe, StripeElements } from '@stripe/stripe-js';
import { loadStripe } from '@stripe/stripe-js/pure';
import { useEffect, useRef, useState } from 'react';
import type { CardFormProps } from './pay.ts';
import { makePayment } from './payment-call.ts';
import { PaymentRefused } from './payment-refused.ts';

interface Ready {
  readonly stripe: Stripe;
  readonly elements: StripeElements;
}

/** Stripe's Payment Element: the card goes from Stripe's frame to Stripe and never through us. */
export function StripeCardForm({
  orderId,
  label,
  busy,
  onBusy,
  onPaid,
  onRefused,
  publishableKey,
}: CardFormProps & { publishableKey: string }) {
  const place = useRef<HTMLDivElement>(null);
  const [ready, setReady] = useState<Ready>();
  const scheme = useComputedColorScheme('light');
  const refused = useRef(onRefused);
  refused.current = onRefused;

  useEffect(() => {
    let gone = false;
    let element: { destroy(): void } | undefined;
    async function mount() {
      const [payment, stripe] = await Promise.all([makePayment({ orderId }), loadStripe(publishableKey)]);
      if (gone || !place.current || !payment.clientSecret) return;
      if (!stripe) throw new PaymentRefused('The card form could not be loaded.');
      const appearance = { theme: scheme === 'dark' ? 'night' : 'stripe' } as const;
      const elements = stripe.elements({ clientSecret: payment.clientSecret, appearance });
      const made = elements.create('payment', { layout: 'tabs' });
      element = made;
      made.on('ready', () => setReady({ stripe, elements }));
      made.mount(place.current);
    }
    mount().catch((error: unknown) => {
      if (!gone) refused.current(error);
    });
    return () => {
      gone = true;
      element?.destroy();
      setReady(undefined);
    };
  }, [orderId, publishableKey, scheme]);

  async function pay({ stripe, elements }: Ready) {
    const { error, paymentIntent } = await stripe.confirmPayment({
      elements,
      confirmParams: { return_url: `${window.location.origin}/orders/${orderId}` },
      redirect: 'if_required',
    });
    if (error) throw new PaymentRefused(error.message ?? 'Your card was declined.');
    onPaid({ status: paymentIntent.status, redirectUrl: null });
  }

  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready || busy) return;
        onBusy(true);
        pay(ready).catch((error: unknown) => {
          onBusy(false);
          onRefused(error);
        });
      }}
    >
      <div ref={place} style={{ minHeight: '14rem' }} />
      <Button type="submit" loading={busy || !ready} fullWidth>
        {label}
      </Button>
    </form>
  );
}
