import type { InventoryState } from '@ticketing-dev/common/contracts';
import { AppError } from '@ticketing-dev/common/errors';
import { findByIdempotency, type StoredIdempotency, type Transaction, trusted } from '@ticketing-dev/common/mongo';
import type { Connection } from 'mongoose';
import { type Listing, priceLocked, staleVersion } from '../domain/listing.ts';
import type { SellerStatus } from '../domain/seller.ts';
import { after, cursorOf, filterOf, type ListingsQuery, sortOf } from './listing-query.ts';
import { listingOf, rowOf } from './listing-rows.ts';
import { type ListingRow, listingSchema } from './listing-schema.ts';

export type ListingStore = ReturnType<typeof listingStore>;

export interface Page {
  readonly items: readonly Listing[];
  readonly nextCursor: string | null;
}

export function listingStore({ connection }: { connection: Connection }) {
  const listings = connection.model('Listing', listingSchema);

  function select(query: ListingsQuery, now: Date) {
    return listings
      .find({ $and: [filterOf(query, now), after(query.cursor, query.sort)] })
      .sort(sortOf(query.sort))
      .limit(query.limit + 1);
  }

  return {
    model: listings,

    /** @throws AppError 404 when there is no such listing. */
    async get(id: string, tx?: Transaction): Promise<Listing> {
      const row = await listings
        .findById(id)
        .session(tx?.session ?? null)
        .lean<ListingRow>();
      if (!row) throw notFound();
      return listingOf(row);
    },

    findByIdempotency: findByIdempotency(listings, listingOf),

    async insert(tx: Transaction, listing: Listing, idempotency: StoredIdempotency | undefined): Promise<void> {
      await listings.insertOne(
        { _id: listing.id, ...rowOf(listing), inventory: listing.inventory, ...(idempotency ? { idempotency } : {}) },
        { session: tx.session },
      );
    },

    /**
     * Saves the next version of a listing, if nobody else saved one meanwhile. The price lock and the seller are conditions of
     * the write, so that neither a hold made just now nor somebody else's listing slips through.
     */
    async save(tx: Transaction, before: Listing, next: Listing): Promise<void> {
      const changesPrice = before.price !== next.price || before.currency !== next.currency;
      const { matchedCount } = await listings.updateOne(
        {
          _id: before.id,
          version: before.version,
          sellerId: before.sellerId,
          ...(changesPrice ? { 'inventory.held': 0 } : {}),
        },
        { $set: rowOf(next) },
        { session: tx.session },
      );
      if (matchedCount === 1) return;
      const now = await listings.findById(before.id, { version: 1 }).session(tx.session).lean();
      if (now && now.version === before.version) throw priceLocked(null);
      throw staleVersion(now?.version ?? next.version);
    },

    /** Keeps the newest inventory orders told; an older one changes nothing. */
    async followInventory({ ticketId, ...inventory }: InventoryState): Promise<void> {
      await listings.updateOne(
        { _id: ticketId, 'inventory.version': trusted({ $lt: inventory.version }) },
        { $set: { inventory } },
      );
    },

    /** Takes listings whose sales are over by the database's clock out of the public list. */
    async endSales(id: string): Promise<boolean> {
      const { modifiedCount } = await listings.updateOne(
        { _id: id, onSale: true, $expr: trusted({ $lte: ['$closesAt', '$$NOW'] }) },
        { $set: { onSale: false } },
      );
      return modifiedCount === 1;
    },

    async list(query: ListingsQuery, now: Date): Promise<Page> {
      const rows = await select(query, now).lean<ListingRow[]>();
      const items = rows.slice(0, query.limit);
      const last = items.at(-1);
      return {
        items: items.map(listingOf),
        nextCursor: rows.length > query.limit && last ? cursorOf(last, query.sort) : null,
      };
    },

    /** Those of a seller's listings that are not yet as the account's status wants them. */
    async idsToFollow(sellerId: string, status: SellerStatus): Promise<string[]> {
      const paused =
        status === 'deleted' ? {} : { paused: trusted(status === 'active' ? { $eq: true } : { $ne: true }) };
      const rows = await listings.find({ sellerId, status: 'listed', ...paused }, { _id: 1 }).lean();
      return rows.map((row) => row._id);
    },

    /** The plan of a list, for the test that refuses collection scans. */
    explain(query: ListingsQuery, now: Date) {
      return select(query, now).explain('executionStats');
    },
  };
}

function notFound(): AppError {
  return new AppError('not-found', 'listing-not-found', 'There is no such listing.');
}
