import type { AdmissionIssued, DataOf, OrderState } from '@ticketing-dev/common/contracts';
import { clockTime, eventCard, money, seats, timeLeft } from './format.ts';
import type { CalendarEntry, Letter } from './letter.ts';
import { textLine } from './text-line.ts';
import { words } from './words.ts';

export type IssuedAdmissions = DataOf<typeof AdmissionIssued>;

export function reservedLetter(order: OrderState, publicUrl: string, now: Date): Letter {
  const event = eventCard(order.ticket);
  const held = seats(order.quantity);
  const total = money(order.amount, order.currency);
  const left = timeLeft(order.expiresAt, now);
  const until = clockTime(order.expiresAt, order.ticket.timeZone);
  const url = orderUrl(publicUrl, order.id);
  return {
    subject: `Reserved: ${held} for ${event.title}`,
    preview: `Pay ${total} by ${until} and they are yours.`,
    badge: { label: 'Reserved', tone: 'warning' },
    heading: `We hold ${held} for you`,
    paragraphs: [],
    deadline: { left: `${left} left`, until: `Pay by ${until}. The time was counted when this was sent.` },
    event,
    facts: [...priceFacts(order), { label: 'Total', value: total }],
    action: { label: `Pay ${total}`, url },
    notes: [`After ${until} the tickets go back on sale, and nothing is charged.`, `Order ${order.id}`],
    sms: textLine(event.title, (title) => `Reserved till ${until}: ${held} for ${title}. Pay: ${url}`),
  };
}

export function completedLetter(issued: IssuedAdmissions, publicUrl: string): Letter {
  const event = eventCard(issued.ticket);
  const bought = seats(issued.quantity);
  const url = orderUrl(publicUrl, issued.orderId);
  const calendar = calendarEntry(issued, url);
  const files = calendar ? 'a PDF to print, and an entry for your calendar' : 'a PDF to print';
  return {
    subject: `Your e-tickets: ${event.title}`,
    preview: `${bought} paid. Show one QR code per person at the entrance.`,
    badge: { label: 'Paid', tone: 'good' },
    heading: issued.quantity === 1 ? 'Here is your ticket' : 'Here are your tickets',
    paragraphs: [`Show one QR code per person at the entrance, on a phone or printed. Attached: ${files}.`],
    event,
    facts: [
      { label: 'Tickets', value: String(issued.quantity) },
      { label: 'You paid', value: money(issued.amount, issued.currency) },
    ],
    action: { label: 'Open your e-tickets', url },
    eTickets: {
      orderId: issued.orderId,
      event,
      issuedAt: issued.issuedAt,
      seats: issued.admissions.map(({ seat, code }) => ({ seat, code })),
    },
    ...(calendar && { calendar }),
    notes: ['Whoever shows a code first gets in: share it with nobody else.', `Order ${issued.orderId}`],
    sms: textLine(event.title, (title) => `Paid: ${bought} for ${title}. E-tickets: ${url}`),
  };
}

/** Instead of the e-tickets, to an address that may be somebody else's. */
export function confirmAddressLetter(paid: Omit<IssuedAdmissions, 'admissions'>, publicUrl: string): Letter {
  const event = eventCard(paid.ticket);
  return {
    subject: `Paid: ${event.title}. Confirm your address to get the e-tickets`,
    preview: 'Your tickets are on the page of the order.',
    badge: { label: 'Paid', tone: 'good' },
    heading: paid.quantity === 1 ? 'Your ticket waits for you' : 'Your tickets wait for you',
    paragraphs: [
      'They are on the page of your order, ready to show at the entrance.',
      `We send e-tickets only to addresses that are confirmed. Confirm this one on your account page, ${publicUrl}/account, and the e-tickets come right after.`,
    ],
    event,
    facts: [
      { label: 'Tickets', value: String(paid.quantity) },
      { label: 'You paid', value: money(paid.amount, paid.currency) },
    ],
    action: { label: 'Open the order', url: orderUrl(publicUrl, paid.orderId) },
    notes: [
      'If you bought nothing, somebody gave us your address by mistake: ignore this message.',
      `Order ${paid.orderId}`,
    ],
    sms: null,
  };
}

export function cancelledLetter(order: OrderState, publicUrl: string): Letter {
  const event = eventCard(order.ticket);
  const held = seats(order.quantity);
  const expired = order.cancelReason === 'expired';
  const why = (what: string) =>
    expired
      ? `The time to pay for ${what} is over. They went back on sale.`
      : `You gave up ${what}. They went back on sale.`;
  return {
    subject: `Released: ${held} for ${event.title}`,
    preview: 'Nothing was charged.',
    badge: { label: expired ? 'Time is over' : 'Given up', tone: 'warning' },
    heading: order.quantity === 1 ? 'Your ticket went back on sale' : 'Your tickets went back on sale',
    paragraphs: [`${why(held)} Nothing was charged.`],
    event,
    action: { label: 'See what is left', url: ticketUrl(publicUrl, order) },
    notes: [`Order ${order.id}`],
    sms: textLine(event.title, (title) => `${why(`${held} for ${title}`)} Nothing was charged.`),
  };
}

export function paymentFailedLetter(order: OrderState, publicUrl: string): Letter {
  const event = eventCard(order.ticket);
  const held = seats(order.quantity);
  return {
    subject: `Payment failed: ${held} for ${event.title}`,
    preview: 'Nothing was charged, and the tickets went back on sale.',
    badge: { label: 'Payment failed', tone: 'bad' },
    heading: 'Your payment did not go through',
    paragraphs: [
      `Your bank did not release the payment of ${money(order.amount, order.currency)}, so ${held} went back on sale.`,
      'Nothing was charged. You can try again with another card while there are tickets left.',
    ],
    event,
    action: { label: 'Try again', url: ticketUrl(publicUrl, order) },
    notes: [`Order ${order.id}`],
    sms: textLine(
      event.title,
      (title) => `Payment failed for ${held} for ${title}. Nothing was charged; they went back on sale.`,
    ),
  };
}

/** One entry an order; null where the listing has no date. */
function calendarEntry(issued: IssuedAdmissions, url: string): CalendarEntry | null {
  const { startsAt, venue } = issued.ticket;
  if (startsAt === null) return null;
  const { title, when } = eventCard(issued.ticket);
  return {
    uid: `${issued.orderId}@ticketing.dev`,
    title,
    description: `${when}. ${seats(issued.quantity)}, order ${issued.orderId}: ${url}`,
    location: venue && words(`${venue.name}, ${venue.city}, ${venue.country}`),
    startsAt,
    madeAt: issued.issuedAt,
    url,
  };
}

function priceFacts({ quantity, ticket }: OrderState) {
  return [{ label: 'Tickets', value: `${quantity} × ${money(ticket.price, ticket.currency)}` }];
}

function orderUrl(publicUrl: string, orderId: string): string {
  return `${publicUrl}/orders/${orderId}`;
}

function ticketUrl(publicUrl: string, { ticket }: OrderState): string {
  return `${publicUrl}/tickets/${ticket.id}`;
}
