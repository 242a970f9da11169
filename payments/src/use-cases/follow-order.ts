import type { OrderState } from '@ticketing-dev/common/contracts';
import type { Deps } from '../deps.ts';

/** Keeps the newest state of an order. Its payments are prompted even by an old one: the prompt may be what was lost. */
export async function followOrder(deps: Deps, order: OrderState, traceparent: string | null): Promise<void> {
  await deps.orders.follow(order, traceparent);
  await deps.payments.promptOrder(order.id);
}
