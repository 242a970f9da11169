import type { Order } from '@ticketing-dev/common/contracts';

/** What the list can be narrowed to, by the word in the address. */
export const FILTERS: readonly { word: string; label: string; status?: Order['status'] }[] = [
  { word: '', label: 'All' },
  { word: 'unpaid', label: 'To pay', status: 'created' },
  { word: 'paid', label: 'Paid', status: 'completed' },
  { word: 'cancelled', label: 'Cancelled', status: 'cancelled' },
  { word: 'refunded', label: 'Refunded', status: 'refunded' },
];

export function ordersPath(word: string, cursor?: string): string {
  const query = new URLSearchParams({ ...(word ? { show: word } : {}), ...(cursor ? { cursor } : {}) });
  return query.size === 0 ? '/orders' : `/orders?${query}`;
}
