import { type Base, buildBase } from '@ticketing-dev/common/runtime';
import type { Config } from './config.ts';
import { registerBuyers } from './db/buyer-units.ts';
import { counters } from './db/counters.ts';
import { orderStore } from './db/order-store.ts';
import { placingOrders } from './db/place-orders.ts';
import { stockStore } from './db/stock-store.ts';
import { GRANT_STALE_MS } from './db/sweep.ts';
import { userStore } from './db/user-store.ts';
import { admissionIssuer } from './gateways/admission-issuer.ts';
import { orderMetrics } from './metrics.ts';

export type Deps = ReturnType<typeof buildDeps>;

export function buildDeps(
  config: Config,
  base: Base<Config> = buildBase('orders', config),
  /** Tests of the stock protocol are less patient with lost grants. */
  { staleMs = GRANT_STALE_MS }: { staleMs?: number } = {},
) {
  /** Listings whose stock changed here since they were last audited. */
  const touched = new Set<string>();
  const stock = stockStore(base, { staleMs, onSettled: (listingId) => touched.add(listingId) });
  const orders = orderStore(base, stock.settler);
  registerBuyers(base.connection);
  const metrics = orderMetrics(base.metrics, {
    holds: orders.countHolds,
    overdueSeconds: orders.overdueSeconds,
    stopped: async () => (await stock.stopped()).length,
  });
  const users = userStore(base);
  const { repeated } = orders;
  const { reserve } = counters({
    inactive: users.inactive,
    repeated,
    read: stock.read,
    grant: stock.grant,
    release: stock.release,
    settler: stock.settler,
    placeOrders: placingOrders(base, stock.settler, {
      holdSeconds: config.ORDER_HOLD_SECONDS,
      holdsCapped: config.RATE_LIMITS === 'on',
      repeated,
    }),
    onFlight: (requests) => metrics.flights.observe(requests),
  });
  return {
    ...base,
    stock,
    orders,
    reserve,
    touched,
    users,
    admissions: admissionIssuer(config.ADMISSION_KEY),
    orderMetrics: metrics,
  };
}
