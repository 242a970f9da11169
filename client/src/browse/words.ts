import type { Category, TICKET_SORTS } from '@ticketing-dev/common/contracts';

export const CATEGORY_NAMES = {
  concert: 'Concerts',
  sports: 'Sports',
  movie: 'Movies',
  theatre: 'Theatre',
  other: 'More',
} satisfies Record<(typeof Category)['options'][number], string>;

export const SORT_NAMES = {
  soonest: 'Soonest first',
  newest: 'Newly listed',
  'price-low': 'Price: low to high',
  'price-high': 'Price: high to low',
} satisfies Record<(typeof TICKET_SORTS)[number], string>;
