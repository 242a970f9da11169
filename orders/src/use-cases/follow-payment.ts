import type { Transaction } from '@ticketing-dev/common/mongo';
import type { Deps } from '../deps.ts';
import * as domain from '../domain/payment.ts';
import { orderNotFound } from '../domain/refusals.ts';

/** Moves an order as its payment says. */
export async function followPayment(
  deps: Deps,
  tx: Transaction,
  { orderId, payment }: { orderId: string; payment: domain.Payment },
): Promise<void> {
  const { issue } = deps.admissions;
  const order = await deps.orders.changeIn(tx, { orderId }, (before, now) => {
    const after = domain.followPayment(before, payment, { now, issue });
    tx.onCommitted(() => deps.orderMetrics.moneyMoved(before, after));
    return after;
  });
  // Payments knows only orders that we told it of.
  if (order === null) throw orderNotFound();
}
