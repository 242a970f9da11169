import { Id, type ListTicketsQuery, type TICKET_SORTS } from '@ticketing-dev/common/contracts';
import { decodeCursor, encodeCursor } from '@ticketing-dev/common/http';
import { trusted } from '@ticketing-dev/common/mongo';
import type { QueryFilter } from 'mongoose';
import { z } from 'zod';
import { searchWords } from '../domain/search-words.ts';
import type { ListingRow } from './listing-schema.ts';

type Filter = QueryFilter<ListingRow>;
type Sort = (typeof TICKET_SORTS)[number];

/** What to list: what is on sale now, or all that one seller ever listed. */
export type ListingsQuery = Omit<ListTicketsQuery, 'sort' | 'seller'> & { sort: Sort; sellerId?: string };

/** `ids`: of equals. Walking an index backwards turns both. */
const ORDERS = {
  soonest: { field: 'closesAt', direction: 1, ids: 1 },
  newest: { field: 'createdAt', direction: -1, ids: 1 },
  'price-low': { field: 'price', direction: 1, ids: 1 },
  'price-high': { field: 'price', direction: -1, ids: -1 },
} as const satisfies Record<Sort, { field: keyof ListingRow; direction: 1 | -1; ids: 1 | -1 }>;

/** Where the page before ended: its last row's sort value and id. The sort is kept, so a cursor fits its own list only. */
const Cursor = z.object({ sort: z.string(), value: z.union([z.number(), z.iso.datetime()]), id: Id });

/** On sale now, or one seller's own whatever became of them, narrowed by every filter given. */
export function filterOf(query: ListingsQuery, now: Date): Filter {
  const { sellerId, status } = query;
  const filters: Filter[] = [sellerId === undefined ? { onSale: true, closesAt: trusted({ $gt: now }) } : { sellerId }];
  if (status) filters.push({ status });
  if (query.category) filters.push({ category: query.category });
  for (const word of searchWords(query.city)) filters.push({ cityWords: prefix(word) });
  for (const word of searchWords(query.q)) filters.push({ words: prefix(word) });
  if (query.minPrice !== undefined) filters.push({ price: trusted({ $gte: query.minPrice }) });
  if (query.maxPrice !== undefined) filters.push({ price: trusted({ $lte: query.maxPrice }) });
  if (query.from) filters.push({ startsAt: trusted({ $gte: new Date(query.from) }) });
  if (query.to) filters.push({ startsAt: trusted({ $lte: new Date(query.to) }) });
  if (query.available === 'true') filters.push({ 'inventory.available': trusted({ $gt: 0 }) });
  return { $and: filters };
}

export function sortOf(sort: Sort): Record<string, 1 | -1> {
  const { field, direction, ids } = ORDERS[sort];
  return { [field]: direction, _id: ids };
}

/** The rows after the cursor, in the list's own order. */
export function after(cursor: string | undefined, sort: Sort): Filter {
  if (cursor === undefined) return {};
  const at = decodeCursor(cursor, Cursor.extend({ sort: z.literal(sort) }));
  const { field, direction, ids } = ORDERS[sort];
  const beyond = (way: 1 | -1) => (way === 1 ? '$gt' : '$lt');
  const value = typeof at.value === 'number' ? at.value : new Date(at.value);
  return {
    $or: [
      { [field]: trusted({ [beyond(direction)]: value }) },
      { [field]: value, _id: trusted({ [beyond(ids)]: at.id }) },
    ],
  };
}

export function cursorOf(row: ListingRow, sort: Sort): string {
  const value = row[ORDERS[sort].field];
  return encodeCursor({ sort, value: value instanceof Date ? value.toISOString() : value, id: row._id });
}

/** Anchored, so that the index serves it; `searchWords` leaves letters and digits only, so nothing needs escaping. */
function prefix(word: string): RegExp {
  return new RegExp(`^${word}`);
}
