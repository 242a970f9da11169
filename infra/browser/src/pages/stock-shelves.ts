import { catalogue } from '@ticketing-dev/local/demo';
import { list } from '@ticketing-dev/stack/purchase';
import { somebody } from '../given.ts';

/** The launcher's demo listings, so that there is something to browse. */
export async function stockShelves(url: string): Promise<void> {
  const seller = await somebody(url);
  for (const body of catalogue(new Date())) await list(seller, body);
}
