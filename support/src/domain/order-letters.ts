import type { AdmissionIssued, DataOf, OrderedTicket, OrderState } from '@ticketing-dev/common/contracts';
import { eventTime, money, seats } from './format.ts';
import type { Letter } from './letter.ts';

export type IssuedAdmissions = DataOf<typeof AdmissionIssued>;

export function reservedLetter(order: OrderState, publicUrl: string): Letter {
  const what = `${seats(order.quantity)} for ${order.ticket.title}`;
  const until = eventTime(order.expiresAt, order.ticket.timeZone);
  const url = orderUrl(publicUrl, order.id);
  return {
    subject: `Reserved: ${what}`,
    paragraphs: [
      `We hold ${what} for you until ${until}.`,
      `Pay ${money(order.amount, order.currency)} before then and they are yours. After that they go back on sale; nothing is charged.`,
      ...whenAndWhere(order.ticket),
    ],
    action: { label: 'Pay now', url },
    sms: `Reserved until ${until}: ${what}. Pay at ${url}`,
  };
}

export function completedLetter(issued: IssuedAdmissions, publicUrl: string): Letter {
  const what = `${seats(issued.quantity)} for ${issued.ticket.title}`;
  const url = orderUrl(publicUrl, issued.orderId);
  return {
    subject: `Your e-tickets: ${issued.ticket.title}`,
    paragraphs: [
      `Thank you. You paid ${money(issued.amount, issued.currency)} for ${what}.`,
      ...whenAndWhere(issued.ticket),
      'Show one QR code per person at the entrance, on a phone or printed.',
    ],
    action: { label: 'Open your e-tickets', url },
    admissions: issued.admissions.map(({ seat, code }) => ({ seat, code })),
    sms: `Paid: ${what}. Your e-tickets: ${url}`,
  };
}

export function cancelledLetter(order: OrderState, publicUrl: string): Letter {
  const what = `${seats(order.quantity)} for ${order.ticket.title}`;
  const why =
    order.cancelReason === 'expired'
      ? `The time to pay for ${what} is over, so they went back on sale.`
      : `You gave up ${what}, so they went back on sale.`;
  const url = `${publicUrl}/tickets/${order.ticket.id}`;
  return {
    subject: `Released: ${what}`,
    paragraphs: [why, 'Nothing was charged.'],
    action: { label: 'See what is left', url },
    sms: `${why} Nothing was charged.`,
  };
}

export function paymentFailedLetter(order: OrderState, publicUrl: string): Letter {
  const what = `${seats(order.quantity)} for ${order.ticket.title}`;
  return {
    subject: `Payment failed: ${what}`,
    paragraphs: [
      `Your bank did not release the payment of ${money(order.amount, order.currency)}, so ${what} went back on sale.`,
      'Nothing was charged. You can try again with another card while there are tickets left.',
    ],
    action: { label: 'Try again', url: `${publicUrl}/tickets/${order.ticket.id}` },
    sms: `Payment failed for ${what}. Nothing was charged; the tickets went back on sale.`,
  };
}

function whenAndWhere(ticket: OrderedTicket): string[] {
  const when = ticket.startsAt === null ? [] : [eventTime(ticket.startsAt, ticket.timeZone)];
  const where = ticket.venue === null ? [] : [`${ticket.venue.name}, ${ticket.venue.city}`];
  const line = [...when, ...where].join(' · ');
  return line === '' ? [] : [line];
}

function orderUrl(publicUrl: string, orderId: string): string {
  return `${publicUrl}/orders/${orderId}`;
}
