import { counted, money, seats, shortTime } from './format.ts';
import type { Letter } from './letter.ts';
import type { SalesDigest } from './sales-digest.ts';
import { textLine } from './text-line.ts';

/** What was sold of one listing since the seller was told last. */
export function soldLetter(digest: SalesDigest, publicUrl: string): Letter {
  const { title, timeZone, orders, latest } = digest;
  const sold = seats(digest.quantity);
  const total = digest.amounts.map(({ amount, currency }) => money(amount, currency)).join(' and ');
  const more = orders - latest.length;
  const url = `${publicUrl}/listings/${digest.listingId}`;
  return {
    subject: `Sold: ${sold} for ${title}`,
    preview: `${counted(orders, 'order')}, ${total} together.`,
    badge: { label: 'Sold', tone: 'good' },
    heading: `You sold ${sold}`,
    paragraphs: [`${counted(orders, 'order')} came in and ${orders === 1 ? 'is' : 'are'} paid.`],
    event: { title, when: null, where: null },
    facts: [
      ...latest.map((line) => ({
        label: `${shortTime(line.soldAt, timeZone)}, ${seats(line.quantity)}`,
        value: money(line.amount, line.currency),
      })),
      ...(more > 0 ? [{ label: `and ${counted(more, 'earlier order')}`, value: '' }] : []),
      { label: 'Together', value: total },
    ],
    action: { label: 'See the listing', url },
    notes: ['Sales of a listing that come close together are told in one message.', `Listing ${digest.listingId}`],
    sms: textLine(title, (short) => `Sold: ${sold} for ${short}, ${total}. ${url}`),
  };
}
