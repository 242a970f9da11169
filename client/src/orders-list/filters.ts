/** What the list can be narrowed to, by the word in the address. */
export interface OrderFilter {
  readonly word: string;
  readonly label: string;
  /** The API's, with commas between, where not all are wanted. */
  readonly status?: string;
  /** What to say when there is none. */
  readonly none: string;
}

const ALL: OrderFilter = { word: '', label: 'All', none: 'There is nothing further back.' };

export const FILTERS: readonly OrderFilter[] = [
  ALL,
  { word: 'unpaid', label: 'To pay', status: 'created,paying', none: 'None of your orders waits to be paid.' },
  { word: 'paid', label: 'Paid', status: 'completed', none: 'None of your orders is paid.' },
  { word: 'cancelled', label: 'Cancelled', status: 'cancelled', none: 'None of your orders was cancelled.' },
  { word: 'refunded', label: 'Refunded', status: 'refunding,refunded', none: 'None of your orders was refunded.' },
];

/** Words nobody knows show everything. */
export const filterOf = (word: unknown): OrderFilter => FILTERS.find((one) => one.word === word) ?? ALL;

export function ordersPath(word: string, cursor?: string): string {
  const query = new URLSearchParams({ ...(word ? { show: word } : {}), ...(cursor ? { cursor } : {}) });
  return query.size === 0 ? '/orders' : `/orders?${query}`;
}
