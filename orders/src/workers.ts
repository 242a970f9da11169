import { every, type Worker } from '@ticketing-dev/common/runtime';
import type { Deps } from './deps.ts';
import { auditStock } from './use-cases/audit-stock.ts';
import { expireDueOrders } from './use-cases/expire-due-orders.ts';

/** What goes on in the background. The settler starts first and stops last: the others nudge it. */
export function buildWorkers(deps: Deps): Worker[] {
  const { stock, logger } = deps;
  return [
    stock.settler.worker,
    every({ name: 'stock-sweep', everyMs: 500, run: stock.sweep, logger }),
    every({ name: 'order-expiry', everyMs: 1_000, run: (signal) => expireDueOrders(deps, signal), logger }),
    every({ name: 'stock-audit', everyMs: 2_000, run: auditStock(deps), logger }),
  ];
}
