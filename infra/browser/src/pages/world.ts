import { randomUUID } from 'node:crypto';
import { Person } from '@ticketing-dev/stack/person';
import { paid, pay, reserved, settled } from '@ticketing-dev/stack/purchase';
import { administrator } from '../administrator.ts';
import { concert, somebody } from '../given.ts';
import type { Addresses } from '../stack/addresses.ts';
import { PASSWORD } from '../visitor.ts';

export type World = Awaited<ReturnType<typeof furnish>>;

/** A seller with listings, a buyer with orders in every state a page knows, and who else looks at pages. */
export async function furnish(addresses: Addresses) {
  const { url, quickUrl, deadUrl } = addresses;
  const [seller, buyer, newcomer, other, admin] = await Promise.all([
    somebody(url, { name: 'Sam Seller' }),
    somebody(url, { name: 'Bea Buyer' }),
    somebody(url, { name: 'Nora New' }),
    somebody(url),
    administrator(addresses),
  ]);
  const [open, soldOut, withdrawn, bare] = await Promise.all([
    concert(seller, { title: 'The Night Owls' }),
    concert(seller, { title: 'The Early Birds', quantity: 1 }),
    concert(seller, { title: 'The Ghosts' }),
    // As long as allowed, with no place to break.
    concert(other, { title: `Ein${'sehr'.repeat(40)}langes Wort`, venue: null, startsAt: null, timeZone: null }),
  ]);
  const quickBuyer = await new Person(quickUrl, buyer.email).signIn(PASSWORD);
  const late = await reserved(quickBuyer, open.id);
  const [unpaid, bought, refunded, givenUp, declined] = await Promise.all([
    reserved(buyer, open.id, 2),
    completed(buyer, soldOut.id),
    completed(buyer, open.id).then(async (order) => {
      await admin.insist('POST', `/api/orders/${order.id}/refund`, { body: { reason: 'The show was moved.' } });
      return settled(buyer, order.id, ['refunded']);
    }),
    reserved(buyer, bare.id).then(async (order) => {
      await buyer.insist('DELETE', `/api/orders/${order.id}`);
      return order;
    }),
    reserved(buyer, open.id).then(async (order) => {
      await pay(buyer, order.id, 'pm_card_chargeDeclined', randomUUID());
      return order;
    }),
  ]);
  await seller.insist('DELETE', `/api/tickets/${withdrawn.id}`);
  const expired = await settled(buyer, late.id, ['cancelled'], 40_000);
  return {
    url,
    deadUrl,
    seller,
    buyer,
    newcomer,
    admin,
    listings: { open, soldOut, withdrawn, bare },
    orders: { unpaid, bought, refunded, givenUp, declined, expired },
  };
}

async function completed(buyer: Person, listing: string) {
  const order = await reserved(buyer, listing);
  await paid(buyer, order.id);
  return settled(buyer, order.id, ['completed']);
}
