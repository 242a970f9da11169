import { TICKET_SORTS } from '@ticketing-dev/common/contracts';
import { z } from 'zod';

export const SHOWN = ['listed', 'withdrawn'] as const;

/** What the address of a seller's list may say. Whatever makes no sense counts as not said. */
const ListingsSearch = z.object({
  q: z.string().trim().min(1).max(200).optional().catch(undefined),
  show: z.enum(SHOWN).optional().catch(undefined),
  sort: z.enum(TICKET_SORTS).default('newest').catch('newest'),
  cursor: z.string().min(1).max(500).optional().catch(undefined),
});
export type ListingsSearch = z.output<typeof ListingsSearch>;

export const readListingsSearch = (raw: Readonly<Record<string, string | string[] | undefined>>): ListingsSearch =>
  ListingsSearch.parse(raw);

/** The address of such a list; nothing in it that need not be said. */
export function listingsPath({ q, show, sort, cursor }: Partial<ListingsSearch>): string {
  const said = Object.entries({ q, show, sort: sort === 'newest' ? undefined : sort, cursor });
  const query = new URLSearchParams(said.filter((entry): entry is [string, string] => entry[1] !== undefined));
  return query.size === 0 ? '/listings' : `/listings?${query}`;
}

export const isNarrowed = ({ q, show }: ListingsSearch): boolean => q !== undefined || show !== undefined;
