import { Gauge, Histogram, type Registry } from 'prom-client';
import type { PaymentStore } from './db/payment-store.ts';

/** How Stripe answers this process. */
export function observeStripe(registry: Registry): (call: string, outcome: string, seconds: number) => void {
  const duration = new Histogram({
    name: 'payments_stripe_call_duration_seconds',
    help: 'Calls to Stripe by name and outcome: done, declined, refused, fault, silence or unavailable.',
    labelNames: ['call', 'outcome'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  return (call, outcome, seconds) => duration.observe({ call, outcome }, seconds);
}

/** Read when asked for: they are the truth of the database, not of this process. */
export function paymentMetrics(deps: {
  readonly metrics: Registry;
  readonly payments: PaymentStore;
  readonly stuckAfterMs: number;
}): void {
  new Gauge({
    name: 'payments_stuck',
    help: 'Payments whose money should have moved on 5 minutes ago: captured, voided, refunded or got its order.',
    registers: [deps.metrics],
    async collect() {
      this.set(await deps.payments.countStuck(deps.stuckAfterMs));
    },
  });
}
