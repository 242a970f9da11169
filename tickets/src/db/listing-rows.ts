import { Category } from '@ticketing-dev/common/contracts';
import { closesAt, isOnSale, type Listing } from '../domain/listing.ts';
import { searchWords } from '../domain/search-words.ts';
import type { ListingRow } from './listing-schema.ts';

/** Undated listings never close. The last instant that ISO 8601 writes with four digits for the year, as cursors hold it. */
const NEVER = new Date('9999-12-31T23:59:59.999Z');

/** What is saved of a listing's own state, with the fields derived from it. Inventory is orders' and saved apart. */
export function rowOf(listing: Listing) {
  const { id: _id, inventory: _inventory, createdAt, updatedAt, startsAt, salesEndAt, ...state } = listing;
  return {
    ...state,
    startsAt: dateOf(startsAt),
    salesEndAt: dateOf(salesEndAt),
    createdAt: new Date(createdAt),
    updatedAt: new Date(updatedAt),
    onSale: isOnSale(listing),
    closesAt: closesAt(listing) ?? NEVER,
    words: searchWords(listing.title, listing.venue?.name, listing.venue?.city, listing.description),
    cityWords: searchWords(listing.venue?.city),
  };
}

export function listingOf(row: ListingRow): Listing {
  return {
    ...stateOfRow(row),
    inventory: {
      capacity: row.inventory.capacity,
      available: row.inventory.available,
      held: row.inventory.held,
      sold: row.inventory.sold,
      version: row.inventory.version,
    },
  };
}

function stateOfRow(row: ListingRow): Omit<Listing, 'inventory'> {
  return {
    id: row._id,
    sellerId: row.sellerId,
    title: row.title,
    description: row.description,
    category: Category.parse(row.category),
    price: row.price,
    currency: row.currency,
    quantity: row.quantity,
    venue: row.venue ? { name: row.venue.name, city: row.venue.city, country: row.venue.country } : null,
    startsAt: row.startsAt?.toISOString() ?? null,
    timeZone: row.timeZone ?? null,
    salesEndAt: row.salesEndAt?.toISOString() ?? null,
    maxPerOrder: row.maxPerOrder,
    maxPerBuyer: row.maxPerBuyer ?? null,
    status: row.status,
    paused: row.paused ?? false,
    withdrawReason: row.withdrawReason ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
  };
}

function dateOf(time: string | null): Date | null {
  return time === null ? null : new Date(time);
}
