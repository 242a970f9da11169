import { pageOf } from '@ticketing-dev/common/contracts';
import type { z } from 'zod';
import { isProblem } from './api-error.ts';
import { ask, type Service } from './server.ts';

/** One page of a list whose cursor stands in an address anyone may have written: one nobody gave out means the first page. */
export async function askPage<Item extends z.ZodType>(
  service: Service,
  path: string,
  item: Item,
  query: Readonly<Record<string, string | undefined>>,
): Promise<{ items: z.output<Item>[]; nextCursor: string | null; isFirst: boolean }> {
  const said = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  try {
    const page = await ask(service, `${path}?${new URLSearchParams(said)}`, pageOf(item));
    return { ...page, isFirst: !query.cursor };
  } catch (error) {
    if (!query.cursor || !isProblem(error, 'invalid-input')) throw error;
    return askPage(service, path, item, { ...query, cursor: undefined });
  }
}
