import type { OrderState } from '@ticketing-dev/common/contracts';
import { words } from './words.ts';

/** What a seller is told of one order: tickets that were paid for and stand, and what was told of it before. */
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
}

/** A sale with what its seller was told of it so far: less now is a refund, to be told as well. */
export interface UntoldSale extends Sale {
  readonly told: { readonly quantity: number; readonly amount: number };
}

/** Null: nothing was sold by this order so far. */
export function saleOf(order: OrderState): Sale | null {
  const { ticket, status } = order;
  if (status !== 'completed' && status !== 'refunding' && status !== 'refunded') return null;
  const refunded = order.admissions.filter((admission) => admission.status === 'refunded').length;
  const stands = status === 'completed' && refunded < order.quantity;
  return {
    orderId: order.id,
    version: order.version,
    listingId: ticket.id,
    sellerId: ticket.sellerId,
    title: words(ticket.title),
    timeZone: ticket.timeZone,
    quantity: stands ? order.quantity - refunded : 0,
    amount: stands ? Math.max(0, order.amountPaid - order.amountRefunded) : 0,
    currency: order.currency,
    soldAt: order.updatedAt,
  };
}
