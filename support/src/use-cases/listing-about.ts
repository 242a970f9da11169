import { PaymentState } from '@ticketing-dev/common/contracts';
import type { Message } from '../db/message-schema.ts';
import type { Deps } from '../deps.ts';
import type { Listing } from '../domain/listing.ts';
import { words } from '../domain/words.ts';

/** The listing a payment was about and what is left of it now; null for other messages, or where it is not known. */
export async function listingAbout(deps: Deps, { kind, content }: Message): Promise<Listing | null> {
  if (kind !== 'payment-released' && kind !== 'refunded') return null;
  const listing = await deps.orderStatuses.listingOf(PaymentState.parse(content).orderId);
  return listing && { id: listing.id, title: words(listing.title), left: await deps.stocks.leftOf(listing.id) };
}
