import type { Connection } from 'mongoose';
import { auditStock, type ListingAudit } from '../domain/audit.ts';
import type { Order } from '../domain/order.ts';
import { heldUnits, type StockChange, soldUnits } from '../domain/stock.ts';
import { ordersOf } from './order-rows.ts';
import { movesOf, stockOf } from './stock-rows.ts';

/** Compares stocks with their orders, everything read at one moment of the database's history. */
export function stockAudits(connection: Connection) {
  return {
    /** Null: there is no such listing. */
    async audit(listingId: string): Promise<ListingAudit | null> {
      const session = await connection.startSession({ snapshot: true });
      try {
        const stock = await stockOf(connection).findOne({ _id: listingId }, { session });
        if (stock === null) return null;
        // Moves in `last` are taken in already, though their round may not be finished.
        const coming = { listing: listingId, open: true, _id: { $nin: [...stock.last] } };
        const [moves] = await movesOf(connection)
          .aggregate<StockChange>(
            [{ $match: coming }, { $group: { _id: null, held: { $sum: '$held' }, sold: { $sum: '$sold' } } }],
            { session },
          )
          .toArray();
        const orders = await ordersOf(connection)
          .aggregate<Pick<Order, 'status' | 'seatsReturned' | 'quantity'>>(
            [
              { $match: { 'ticket.id': listingId } },
              BY_WHAT_COUNTS,
              { $replaceWith: { $mergeObjects: ['$_id', '$$ROOT'] } },
            ],
            { session },
          )
          .toArray();
        const sum = (units: typeof heldUnits) => orders.reduce((total, group) => total + units(group), 0);
        const audit = auditStock({
          stock,
          moves: { held: moves?.held ?? 0, sold: moves?.sold ?? 0 },
          orders: { held: sum(heldUnits), sold: sum(soldUnits) },
        });
        return { ...audit, listingId, stopped: stock.stopped };
      } finally {
        await session.endSession();
      }
    },

    /** Listings in the order of their ids, from after `after` on. */
    async listingsAfter(after: string, limit: number): Promise<string[]> {
      const rows = stockOf(connection).find(
        { _id: { $gt: after } },
        { projection: { _id: 1 }, sort: { _id: 1 }, limit },
      );
      return (await rows.toArray()).map((row) => row._id);
    },

    /** Listings that sell nothing for now. */
    async stopped(): Promise<string[]> {
      const rows = stockOf(connection).find({ 'stopped.at': { $type: 'date' } }, { projection: { _id: 1 } });
      return (await rows.toArray()).map((row) => row._id);
    },
  };
}

const BY_WHAT_COUNTS = {
  $group: { _id: { status: '$status', seatsReturned: '$seatsReturned' }, quantity: { $sum: '$quantity' } },
};
