import { counted, money, seats, shortTime } from './format.ts';
import type { Fact, Letter } from './letter.ts';
import type { SalesDigest } from './sales-digest.ts';
import { textLine } from './text-line.ts';
import { words } from './words.ts';

/** What was sold of one listing since the seller was told last, and what was refunded of what was told then. */
export function soldLetter(digest: SalesDigest, publicUrl: string): Letter {
  const { orders, refunded } = digest;
  const title = words(digest.title);
  const url = `${publicUrl}/listings/${digest.listingId}`;
  const back = refunded.orders === 0 ? null : `${seats(refunded.quantity)}, ${sum(refunded.amounts)}`;
  const letter = {
    event: { title, when: null, where: null },
    facts: [...saleFacts(digest), ...(back === null ? [] : [{ label: 'Refunded since', value: back }])],
    action: { label: 'See the listing', url },
    notes: ['Sales of a listing that come close together are told in one message.', `Listing ${digest.listingId}`],
  };
  if (orders === 0) {
    return {
      ...letter,
      subject: `Refunded: ${seats(refunded.quantity)} for ${title}`,
      preview: `${counted(refunded.orders, 'order')}, ${sum(refunded.amounts)} together.`,
      badge: { label: 'Refunded', tone: 'warning' },
      heading: `${seats(refunded.quantity)} were refunded`,
      paragraphs: [`${counted(refunded.orders, 'order')} we told you of before went back to the buyers.`],
      sms: textLine(title, (short) => `Refunded: ${back} for ${short}. ${url}`),
    };
  }
  const sold = seats(digest.quantity);
  const total = sum(digest.amounts);
  return {
    ...letter,
    subject: `Sold: ${sold} for ${title}`,
    preview: `${counted(orders, 'order')}, ${total} together.`,
    badge: { label: 'Sold', tone: 'good' },
    heading: `You sold ${sold}`,
    paragraphs: [
      `${counted(orders, 'order')} came in and ${orders === 1 ? 'is' : 'are'} paid.`,
      ...(back === null ? [] : [`Of what we told you of before, ${back} went back to the buyers.`]),
    ],
    sms: textLine(title, (short) => `Sold: ${sold} for ${short}, ${total}.${back ? ` Refunded: ${back}.` : ''} ${url}`),
  };
}

function saleFacts({ orders, latest, amounts, timeZone }: SalesDigest): Fact[] {
  const more = orders - latest.length;
  if (orders === 0) return [];
  return [
    ...latest.map((line) => ({
      label: `${shortTime(line.soldAt, timeZone)}, ${seats(line.quantity)}`,
      value: money(line.amount, line.currency),
    })),
    ...(more > 0 ? [{ label: `and ${counted(more, 'earlier order')}`, value: '' }] : []),
    { label: 'Together', value: sum(amounts) },
  ];
}

function sum(amounts: SalesDigest['amounts']): string {
  return amounts.map(({ amount, currency }) => money(amount, currency)).join(' and ');
}
