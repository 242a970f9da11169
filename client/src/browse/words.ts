import type { Category, TICKET_SORTS } from '@ticketing-dev/common/contracts';

export const CATEGORY_NAMES = {
  concert: 'Concerts',
  sports: 'Sports',
  movie: 'Movies',
  theatre: 'Theatre',
  other: 'More',
} satisfies Record<(typeof Category)['options'][number], string>;

/** The same of one event alone. */
export const KIND_NAMES = {
  concert: 'Concert',
  sports: 'Sports',
  movie: 'Movie',
  theatre: 'Theatre',
  other: 'Event',
} satisfies Record<keyof typeof CATEGORY_NAMES, string>;

export const SORT_NAMES = {
  soonest: 'Soonest first',
  newest: 'Newly listed',
  'price-low': 'Price: low to high',
  'price-high': 'Price: high to low',
} satisfies Record<(typeof TICKET_SORTS)[number], string>;
