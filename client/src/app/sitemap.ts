import { pageOf, Ticket } from '@ticketing-dev/common/contracts';
import type { MetadataRoute } from 'next';
import { ask } from '../api/server.ts';
import { config } from '../config.ts';

export const dynamic = 'force-dynamic';

const Page = pageOf(Ticket);
const PAGE = 100;
/** Far below the 50,000 a sitemap may have; the soonest come first. */
const MOST = 5_000;

/** The page to browse on, and everything that is on sale. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const address = (path: string) => new URL(path, config().PUBLIC_URL).href;
  const found: MetadataRoute.Sitemap = [{ url: address('/'), changeFrequency: 'hourly' }];
  let cursor = '';
  do {
    const query = new URLSearchParams({ limit: String(PAGE), ...(cursor ? { cursor } : {}) });
    const { items, nextCursor } = await ask('tickets', `/api/tickets?${query}`, Page);
    found.push(...items.map(({ id, updatedAt }) => ({ url: address(`/tickets/${id}`), lastModified: updatedAt })));
    cursor = nextCursor ?? '';
  } while (cursor && found.length < MOST);
  return found;
}
