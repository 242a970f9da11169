import { AppError } from '@ticketing-dev/common/errors';
import type { Deps } from '../deps.ts';
import type { Admission } from '../domain/order.ts';
import { getOrder } from './get-order.ts';

/** The e-tickets of a buyer's own order, once it is completed and while the money is ours. */
export async function getAdmissions(
  deps: Deps,
  which: { orderId: string; buyerId: string },
): Promise<readonly Admission[]> {
  const { order } = await getOrder(deps, which);
  if (order.status === 'refunding' || order.status === 'refunded') {
    throw new AppError('conflict', 'order-refunded', 'This order was refunded: its tickets are no longer valid.');
  }
  if (order.status !== 'completed') {
    throw new AppError('conflict', 'not-completed', 'There are tickets once the order has been paid.');
  }
  return order.admissions;
}
