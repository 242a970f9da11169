import type { Deps } from '../deps.ts';
import { readStripeEvent } from '../gateways/stripe-webhooks.ts';

/** Stores what Stripe tells, once; it has its effect later, so that Stripe gets its answer at once. */
export async function receiveStripeEvent(
  deps: Deps,
  { body, signature }: { body: unknown; signature: string | undefined },
): Promise<void> {
  const now = deps.clock();
  const event = readStripeEvent({ body, signature, secret: deps.config.STRIPE_WEBHOOK_SECRET, now });
  if (await deps.stripeEvents.keep(event, now)) deps.bells.stripeEvents.ring();
}
