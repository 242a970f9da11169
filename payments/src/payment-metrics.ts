import { Gauge, type Registry } from 'prom-client';
import type { PaymentStore } from './db/payment-store.ts';

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
