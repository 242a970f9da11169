import { Order, Ticket } from '@ticketing-dev/common/contracts';
import { askPage } from '../api/ask-page.ts';
import { count } from '../format/locale.ts';

const MOST = 100;

/** What deleting the visitor's account would do, and to how many people's tickets. */
export async function deletionConsequences(): Promise<string[]> {
  const [listings, paid, unpaid] = await Promise.all([
    askPage('tickets', '/api/tickets', Ticket, { seller: 'me', status: 'listed', limit: String(MOST) }),
    askPage('orders', '/api/orders', Order, { status: 'completed', limit: String(MOST) }),
    askPage('orders', '/api/orders', Order, { status: 'created', limit: String(MOST) }),
  ]).catch(() => []);
  const always = 'Your name, e-mail address, phone number and password are erased. You are signed out everywhere.';
  if (!listings || !paid || !unpaid) {
    return [always, 'Your listings are withdrawn. Tickets you bought can no longer be opened here.'];
  }
  const onSale = listings.items;
  const sold = onSale.reduce((sum, ticket) => sum + ticket.sold, 0);
  const tickets = paid.items.reduce((sum, order) => sum + order.quantity, 0);
  const more = (page: { nextCursor: string | null }) => (page.nextCursor === null ? '' : 'More than ');
  return [
    always,
    onSale.length === 0
      ? 'You have nothing on sale.'
      : `${more(listings)}${count(onSale.length, 'listing')} of yours ${onSale.length === 1 ? 'is' : 'are'} withdrawn. ${
          sold === 0
            ? 'Nothing is sold yet.'
            : `${count(sold, 'ticket')} sold from ${onSale.length === 1 ? 'it' : 'them'} ${sold === 1 ? 'stays' : 'stay'} valid.`
        }`,
    tickets === 0
      ? 'You have no paid tickets.'
      : `${more(paid)}${count(tickets, 'ticket')} you bought can no longer be opened here: save or print them first.`,
    ...(unpaid.items.length === 0
      ? []
      : [`${count(unpaid.items.length, 'order')} not yet paid: nothing will be charged, the seats go back.`]),
  ];
}
