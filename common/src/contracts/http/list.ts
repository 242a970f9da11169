import { z } from 'zod';

/** How many of a list at most. */
export const Limit = z.coerce.number().int().min(1).max(100).default(20);

/** `?limit=` (1–100, default 20) and `?cursor=` (opaque, from the page before) of every list. */
export const PageQuery = z.object({
  limit: Limit,
  cursor: z.string().min(1).max(500).optional().meta({ description: '`nextCursor` of the page before.' }),
});
export type PageQuery = z.infer<typeof PageQuery>;

const NextCursor = z.string().nullable().meta({ description: 'For the next page; null on the last one.' });

/** Every list answers `{items, nextCursor}`; `nextCursor` is null on the last page. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: NextCursor });
}
