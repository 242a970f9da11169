import { AppError } from '@ticketing-dev/common/errors';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Order } from './domain/order.ts';

export type OrderMetrics = ReturnType<typeof orderMetrics>;

/** What operators watch of this service, besides what every service has. */
export function orderMetrics(
  registry: Registry,
  counts: { holds: () => Promise<number>; stopped: () => Promise<number>; overdueSeconds: () => Promise<number> },
) {
  const registers = [registry];
  const refusals = new Counter({
    name: 'orders_refusals_total',
    help: 'Requests for an order that were refused, by the problem code',
    labelNames: ['reason'],
    registers,
  });
  new Gauge({
    name: 'orders_holds',
    help: 'Orders that hold seats now: created or paying',
    registers,
    async collect() {
      this.set(await counts.holds());
    },
  });
  new Gauge({
    name: 'orders_hold_overdue_seconds',
    help: 'How long the oldest hold that is due waits to be ended; 0 where none is',
    registers,
    async collect() {
      this.set(await counts.overdueSeconds());
    },
  });
  new Gauge({
    name: 'orders_stock_stopped_listings',
    help: 'Listings that sell nothing because their stock and their orders differ',
    registers,
    async collect() {
      this.set(await counts.stopped());
    },
  });
  const counter = (name: string, help: string) => new Counter({ name, help, labelNames: ['currency'], registers });
  const seats = counter('orders_sold_seats_total', 'Seats of orders that were paid');
  const taken = counter('orders_paid_amount_total', 'Money orders were paid with, in minor units');
  const returned = counter('orders_refunded_amount_total', 'Money of orders that was given back, in minor units');
  return {
    /** What a change of an order meant for the till. */
    moneyMoved(before: Order, after: Order): void {
      const { currency } = after;
      if (after.amountPaid > before.amountPaid) seats.inc({ currency }, after.quantity);
      taken.inc({ currency }, Math.max(0, after.amountPaid - before.amountPaid));
      returned.inc({ currency }, Math.max(0, after.amountRefunded - before.amountRefunded));
    },
    refused(error: unknown): void {
      refusals.inc({ reason: error instanceof AppError ? error.code : 'error' });
    },
    flights: new Histogram({
      name: 'orders_flight_requests',
      help: 'Requests that shared one grant and one transaction',
      buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
      registers,
    }),
    expiryLateness: new Histogram({
      name: 'orders_expiry_lateness_seconds',
      help: 'How long after its due time a hold ended',
      buckets: [0.1, 0.25, 0.5, 1, 1.5, 2, 5, 30],
      registers,
    }),
    audits: new Counter({
      name: 'orders_stock_audits_total',
      help: 'Audits of the stock equation, by result: clean or mismatch',
      labelNames: ['result'],
      registers,
    }),
  };
}
