import { type Base, buildBase } from '@ticketing-dev/common/runtime';
import { bell } from './bell.ts';
import type { Config } from './config.ts';
import { orderCopyStore } from './db/order-copy-store.ts';
import { paymentStore } from './db/payment-store.ts';
import { refundStore } from './db/refund-store.ts';
import { strayStore } from './db/stray-store.ts';
import { stripeEventStore } from './db/stripe-event-store.ts';
import { stripeGateway } from './gateways/stripe.ts';
import { observeStripe, paymentMetrics } from './payment-metrics.ts';

export type Deps = ReturnType<typeof wire>;

/** A claim outlives a call to Stripe; with less time, one is now and then lost and the work done again, which is safe. */
const CLAIM_PER_CALL = 1.5;
const STUCK_AFTER_MS = 300_000;

export function buildDeps(config: Config): Deps {
  return wire(buildBase('payments', config));
}

/** Everything the service is made of, on any base: the tests bring their own. */
export function wire(base: Base<Config>) {
  const { config } = base;
  const bells = { payments: bell(), stripeEvents: bell() };
  const recheckMs = config.PAYMENT_RECHECK_SECONDS * 1_000;
  const leaseMs = config.STRIPE_TIMEOUT_SECONDS * 1_000 * CLAIM_PER_CALL;
  const deps = {
    ...base,
    bells,
    recheckMs,
    stuckAfterMs: STUCK_AFTER_MS,
    orders: orderCopyStore(base),
    payments: paymentStore(base, { recheckMs, leaseMs, onDue: bells.payments.ring }),
    refunds: refundStore(base),
    strays: strayStore(base),
    stripeEvents: stripeEventStore(base),
    stripe: stripeGateway(config, observeStripe(base.metrics)),
  };
  paymentMetrics(deps);
  return deps;
}
