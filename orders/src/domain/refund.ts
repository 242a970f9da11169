import { AppError } from '@ticketing-dev/common/errors';
import { moved, type Order } from './order.ts';

/** Somebody who may gives the money back: payments sees `refunding` and does it. */
export function requestRefund(order: Order, reason: string, now: Date): Order {
  if (order.status === 'refunding' || order.status === 'refunded') return order; // said twice: nothing new
  if (order.status !== 'completed') {
    throw new AppError('conflict', 'order-not-refundable', 'Only a completed order can be refunded.');
  }
  return moved(order, 'refunding', now, reason);
}

/** The money went back. The seats are for sale again only before the event. */
export function refunded(order: Order, amountRefunded: number, now: Date): Order {
  const { startsAt } = order.ticket;
  return moved(order, 'refunded', now, null, {
    amountRefunded,
    admissions: order.admissions.map((admission) => ({ ...admission, status: 'refunded' as const })),
    seatsReturned: startsAt === null || now < startsAt,
  });
}
