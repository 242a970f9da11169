import { CATEGORIES, TICKET_SORTS } from '@ticketing-dev/common/contracts';
import { z } from 'zod';

const text = (max: number) => z.string().trim().min(1).max(max).optional().catch(undefined);
/** As the form's fields give it: "25" or "25.50", in the currency's usual unit. */
const price = z
  .string()
  .regex(/^\d{1,6}([.,]\d{1,2})?$/)
  .optional()
  .catch(undefined);
const day = z.iso.date().optional().catch(undefined);

/** What the address of the browse page may say. Whatever makes no sense counts as not said. */
const Search = z.object({
  q: text(200),
  category: z.enum(CATEGORIES).optional().catch(undefined),
  city: text(100),
  min: price,
  max: price,
  from: day,
  to: day,
  available: z.literal('true').optional().catch(undefined),
  sort: z.enum(TICKET_SORTS).default('soonest').catch('soonest'),
  cursor: z.string().min(1).max(500).optional().catch(undefined),
});
export type Search = z.output<typeof Search>;

export type RawSearch = Readonly<Record<string, string | string[] | undefined>>;

export function readSearch(raw: RawSearch): Search {
  const first = Object.entries(raw).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]);
  return Search.parse(Object.fromEntries(first));
}

/** The address of a search; nothing in it that need not be said. */
export function searchPath(search: Partial<Search>): string {
  const said = Object.entries(search).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !(entry[0] === 'sort' && entry[1] === 'soonest'),
  );
  return said.length === 0 ? '/' : `/?${new URLSearchParams(said)}`;
}

/** The query of `GET /api/tickets` for it. Amounts are taken as hundredths, days as UTC's. */
export function apiQuery(
  { min, max, from, to, ...same }: Search,
  limit: number,
): Readonly<Record<string, string | undefined>> {
  const hundredths = (amount: string) => String(Math.round(Number(amount.replace(',', '.')) * 100));
  return {
    ...same,
    limit: String(limit),
    minPrice: min && hundredths(min),
    maxPrice: max && hundredths(max),
    from: from && `${from}T00:00:00.000Z`,
    to: to && `${to}T23:59:59.999Z`,
  };
}

/** How many filters beyond the words are set. */
export function filterCount({ q: _q, sort: _sort, cursor: _cursor, ...filters }: Search): number {
  return Object.values(filters).filter((value) => value !== undefined).length;
}
