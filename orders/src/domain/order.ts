import { AppError } from '@ticketing-dev/common/errors';
import type { Listing, Wish } from './listing.ts';

export const ORDER_STATUSES = ['created', 'paying', 'completed', 'cancelled', 'refunding', 'refunded'] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];
export type CancelReason = 'by-buyer' | 'expired' | 'payment-failed';

/** What an order keeps of its listing: the price it was granted never changes. */
export type OrderedTicket = Pick<
  Listing,
  'id' | 'sellerId' | 'title' | 'category' | 'price' | 'currency' | 'venue' | 'startsAt' | 'timeZone'
>;

/** The right of one person to enter. */
export interface Admission {
  readonly id: string;
  /** 1 to the order's quantity. */
  readonly seat: number;
  readonly status: 'issued' | 'refunded';
  /** Signed; what the QR holds. Never part of the order's public state. */
  readonly code: string;
}

export interface Order {
  readonly id: string;
  readonly buyerId: string;
  readonly ticket: OrderedTicket;
  readonly quantity: number;
  readonly amount: number;
  readonly currency: string;
  readonly status: OrderStatus;
  readonly cancelReason: CancelReason | null;
  /** The only payment that may move this order, once there is one. */
  readonly paymentId: string | null;
  /** Payments that ended before the order named one: none of them may freeze it any more. */
  readonly deadPayments: readonly string[];
  readonly amountPaid: number;
  readonly amountRefunded: number;
  readonly admissions: readonly Admission[];
  /** Refunded early enough for the seats to be sold again. */
  readonly seatsReturned: boolean;
  readonly expiresAt: Date;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
  readonly history: readonly HistoryEntry[];
  /** Of the request that placed it: everything told of it later stays in that trace. Absent where nobody traced. */
  readonly traceparent?: string;
}

export interface HistoryEntry {
  readonly status: OrderStatus;
  readonly at: Date;
  readonly reason: string | null;
}

/** A new order for units granted at `grantedAt`, by the database's clock. */
export function placeOrder(
  listing: Listing,
  wish: Wish,
  { id, grantedAt, holdSeconds }: { id: string; grantedAt: Date; holdSeconds: number },
): Order {
  const { sellerId, title, category, price, currency, venue, startsAt, timeZone } = listing;
  return {
    id,
    buyerId: wish.buyerId,
    ticket: { id: listing.id, sellerId, title, category, price, currency, venue, startsAt, timeZone },
    quantity: wish.quantity,
    amount: price * wish.quantity,
    currency,
    status: 'created',
    cancelReason: null,
    paymentId: null,
    deadPayments: [],
    amountPaid: 0,
    amountRefunded: 0,
    admissions: [],
    seatsReturned: false,
    expiresAt: new Date(grantedAt.getTime() + holdSeconds * 1_000),
    createdAt: grantedAt,
    updatedAt: grantedAt,
    version: 0,
    history: [{ status: 'created', at: grantedAt, reason: null }],
  };
}

/** The buyer gives up. */
export function cancelByBuyer(order: Order, now: Date): Order {
  if (order.status === 'cancelled') return order; // said twice: nothing new
  if (order.status !== 'created') {
    const detail =
      order.status === 'paying' ? 'This order is already being paid.' : 'This order has already been paid.';
    throw new AppError('conflict', 'order-not-cancellable', detail);
  }
  return cancelled(order, 'by-buyer', now);
}

/** Only a hold nobody pays for can expire, and only once it is due. */
export function expire(order: Order, now: Date): Order {
  return order.status === 'created' && now >= order.expiresAt ? cancelled(order, 'expired', now) : order;
}

export function cancelled(order: Order, cancelReason: CancelReason, now: Date, changes: Partial<Order> = {}): Order {
  return moved(order, 'cancelled', now, cancelReason, { ...changes, cancelReason });
}

/** The order in its next status, with its version raised and its history told. */
export function moved(
  order: Order,
  status: OrderStatus,
  now: Date,
  reason: string | null,
  changes: Partial<Order> = {},
): Order {
  return {
    ...order,
    ...changes,
    status,
    version: order.version + 1,
    updatedAt: now,
    history: [...order.history, { status, at: now, reason }],
  };
}
