import { paid, reserved, settled } from '@ticketing-dev/stack/purchase';
import { concert, somebody } from '../given.ts';
import type { Addresses } from '../stack/addresses.ts';

export type World = Awaited<ReturnType<typeof furnish>>;

/** A seller with listings and a buyer with orders in every state a page knows. */
export async function furnish({ url, inboxUrl }: Addresses) {
  const [seller, buyer, newcomer, other] = await Promise.all([
    somebody(url, { name: 'Sam Seller' }),
    somebody(url, { name: 'Bea Buyer' }),
    somebody(url, { name: 'Nora New' }),
    somebody(url),
  ]);
  const [open, soldOut, withdrawn, bare] = await Promise.all([
    concert(seller, { title: 'The Night Owls' }),
    concert(seller, { title: 'The Early Birds', quantity: 1 }),
    concert(seller, { title: 'The Ghosts' }),
    // As long as allowed, with no place to break.
    concert(other, { title: `Ein${'sehr'.repeat(40)}langes Wort`, venue: null, startsAt: null, timeZone: null }),
  ]);
  const unpaid = await reserved(buyer, open.id, 2);
  const bought = await reserved(buyer, soldOut.id);
  await paid(buyer, bought.id);
  const givenUp = await reserved(buyer, bare.id);
  await buyer.insist('DELETE', `/api/orders/${givenUp.id}`);
  await seller.insist('DELETE', `/api/tickets/${withdrawn.id}`);
  await settled(buyer, bought.id, ['completed']);
  return {
    url,
    inboxUrl,
    seller,
    buyer,
    newcomer,
    listings: { open, soldOut, withdrawn, bare },
    orders: { unpaid, bought, givenUp },
  };
}
