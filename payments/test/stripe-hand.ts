import Stripe from 'stripe';
import type { GivenOrder, World } from './given.ts';

/** Somebody at Stripe's dashboard, or a browser that pays there, past this service. */
export function stripeHand(world: Pick<World, 'stripe'>) {
  const stripe = new Stripe('sk_test_local', {
    ...world.stripe.sdk,
    telemetry: false,
    timeout: 400,
    maxNetworkRetries: 0,
  });
  const intentOf = (order: Pick<GivenOrder, 'ledger'>): string => {
    const line = order.ledger().at(-1);
    if (line === undefined) throw new Error('Stripe has no intent for this order.');
    return line.id;
  };
  const options = { payment_method: 'pm_card_visa', return_url: 'http://localhost:3000/' };

  return {
    pay: async (order: GivenOrder) => stripe.paymentIntents.confirm(intentOf(order), options),
    decline: async (order: GivenOrder) =>
      stripe.paymentIntents
        .confirm(intentOf(order), { ...options, payment_method: 'pm_card_chargeDeclined' })
        .catch(() => undefined),
    async payAtOnce(order: GivenOrder) {
      await stripe.paymentIntents.confirm(intentOf(order), options);
      await stripe.paymentIntents.capture(intentOf(order));
    },
    cancel: async (order: GivenOrder) => stripe.paymentIntents.cancel(intentOf(order)),
    refund: async (order: GivenOrder, amount?: number) =>
      stripe.refunds.create({ payment_intent: intentOf(order), ...(amount !== undefined && { amount }) }),
  };
}
