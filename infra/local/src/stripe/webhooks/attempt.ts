import Stripe from 'stripe';
import type { Double } from '../double.ts';
import type { DeliveryRow } from '../state/rows.ts';

export interface Attempt {
  readonly outcome: 'delivered' | 'failed' | 'dropped';
  readonly answer: string;
}

const TIMEOUT_MS = 10_000;

/** One signed POST of an event; anything but a 2xx is a failure, redirects included. */
export async function attemptDelivery(double: Double, row: DeliveryRow): Promise<Attempt> {
  const event = double.store.get('events', row.event);
  if (!event || !double.webhook) return { outcome: 'dropped', answer: 'nowhere to go' };
  if (double.knobs.take('fail')) return { outcome: 'failed', answer: 'failed by a knob' };
  const payload = JSON.stringify(event.object, null, 2);
  const timestamp = double.clock.seconds() + double.knobs.read().webhooks.timestampOffsetSeconds;
  const { secret, url } = double.webhook;
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: payload,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Stripe/1.0 (local double)',
        'stripe-signature': Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp }),
      },
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    const answer = `${response.status}`;
    if (double.knobs.take('failAfterSending')) return { outcome: 'failed', answer: `${answer}, failed by a knob` };
    return { outcome: response.ok ? 'delivered' : 'failed', answer };
  } catch (error) {
    return { outcome: 'failed', answer: error instanceof Error ? error.message : 'failed' };
  }
}
