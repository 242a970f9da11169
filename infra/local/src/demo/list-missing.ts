import { pageOf, Ticket } from '@ticketing-dev/common/contracts';
import { catalogue } from './catalogue.ts';
import type { Visitor } from './visitor.ts';

const AT_ONCE = 5;
const Titles = pageOf(Ticket.pick({ title: true }));

/**
 * Lists what of the catalogue the seller has not listed yet, so that a start that died midway is completed by the next,
 * whenever that is. Each request carries a key made of `firstDay`: one that was on its way when the start died counts once.
 */
export async function listMissing(seller: Visitor, firstDay: Date): Promise<void> {
  const there = await titlesOf(seller);
  const waiting = catalogue(firstDay)
    .map((body, index) => ({ body, key: `demo-${firstDay.getTime()}-${index}` }))
    .filter(({ body: { title } }) => title === undefined || !there.has(title));
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      await seller.insist('/api/tickets', next.body, [201], next.key);
    }
  };
  // All have ended when this fails: nothing is listed behind the back of who tries again.
  const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
}

async function titlesOf(seller: Visitor): Promise<Set<string>> {
  const titles = new Set<string>();
  for (let cursor: string | null = ''; cursor !== null; ) {
    const after = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { body } = await seller.read(`/api/tickets?seller=me&limit=100${after}`);
    const page = Titles.parse(body);
    for (const { title } of page.items) titles.add(title);
    cursor = page.nextCursor;
  }
  return titles;
}
