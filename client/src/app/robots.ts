import type { MetadataRoute } from 'next';
import { config } from '../config.ts';

export const dynamic = 'force-dynamic';

/** What belongs to one person alone is nothing for search engines; those pages say `noindex` themselves, too. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: '*', allow: '/', disallow: ['/api/'] },
    sitemap: new URL('/sitemap.xml', config().PUBLIC_URL).href,
  };
}
