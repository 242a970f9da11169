import type { OrderState } from '@ticketing-dev/common/contracts';
import { words } from './words.ts';

/** What a seller is told of one order: tickets that were paid for, and whether the sale still stands. */
export interface Sale {
  readonly orderId: string;
  readonly version: number;
  readonly listingId: string;
  readonly sellerId: string;
  readonly title: string;
  readonly timeZone: string | null;
  readonly quantity: number;
  readonly amount: number;
  readonly currency: string;
  readonly soldAt: string;
  /** False once it was refunded: then there is nothing to tell. */
  readonly stands: boolean;
}

/** Null: nothing was sold by this order so far. */
export function saleOf(order: OrderState): Sale | null {
  const { ticket, status } = order;
  if (status !== 'completed' && status !== 'refunding' && status !== 'refunded') return null;
  const quantity = order.quantity - order.admissions.filter((admission) => admission.status === 'refunded').length;
  return {
    orderId: order.id,
    version: order.version,
    listingId: ticket.id,
    sellerId: ticket.sellerId,
    title: words(ticket.title),
    timeZone: ticket.timeZone,
    quantity,
    amount: Math.max(0, order.amountPaid - order.amountRefunded),
    currency: order.currency,
    soldAt: order.updatedAt,
    stands: status === 'completed' && quantity > 0,
  };
}
