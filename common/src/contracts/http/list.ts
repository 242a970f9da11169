import { z } from 'zod';

/**
 * A whole number of a query string: its digits and nothing else. `Number()` would also read `1e3`, `0x10`, ` 5 ` and nothing at
 * all, and each of them is more likely a mistake than a number.
 */
export function wholeNumber(least: number, most: number) {
  return z.preprocess(
    (text) => (typeof text === 'string' && /^(0|-?[1-9]\d{0,15})$/.test(text) ? Number(text) : text),
    z.int().min(least).max(most),
  );
}

/** How many of a list at most. */
export const Limit = wholeNumber(1, 100).default(20);

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
