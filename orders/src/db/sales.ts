import type { Connection } from 'mongoose';
import type { Order } from '../domain/order.ts';
import { type OrderRow, ordersOf, toOrder } from './order-rows.ts';

/** Whose sales of what: with `sellerId` other sellers' do not exist. */
export interface WhichSales {
  readonly listingId: string;
  readonly sellerId?: string | undefined;
}

/** Every order of a listing, oldest first, as the database hands them over: however many there are, a few are in memory. */
export function salesOf(connection: Connection, { listingId, sellerId }: WhichSales): AsyncIterable<Order> {
  const mine = sellerId === undefined ? {} : { 'ticket.sellerId': sellerId };
  const cursor = ordersOf(connection).aggregate<OrderRow>(
    [
      { $match: { 'ticket.id': listingId, ...mine } },
      // What nobody is shown need not be sorted either.
      { $unset: ['admissions.code', 'history', 'idempotency'] },
      { $sort: { _id: 1 } },
    ],
    { batchSize: 500, allowDiskUse: true },
  );
  return cursor.map(toOrder);
}
