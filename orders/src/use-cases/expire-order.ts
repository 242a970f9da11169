import type { Transaction } from '@ticketing-dev/common/mongo';
import type { Deps } from '../deps.ts';
import { expire } from '../domain/order.ts';

/** Somebody says that a hold is due. Whether it is, the database's clock decides. */
export async function expireOrder(deps: Deps, tx: Transaction, { orderId }: { orderId: string }): Promise<void> {
  await deps.orders.changeIn(tx, { orderId }, (order, now) => {
    const after = expire(order, now);
    if (after !== order) observeLateness(deps, after);
    return after;
  });
}

export function observeLateness(deps: Pick<Deps, 'orderMetrics'>, expired: { updatedAt: Date; expiresAt: Date }): void {
  deps.orderMetrics.expiryLateness.observe((expired.updatedAt.getTime() - expired.expiresAt.getTime()) / 1_000);
}
