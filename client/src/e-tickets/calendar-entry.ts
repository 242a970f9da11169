import type { Order } from '@ticketing-dev/common/contracts';
import { createEvent } from 'ics';
import { count } from '../format/locale.ts';

const ENDED = new Set(['refunding', 'refunded']);

/** An iCalendar file. Its UID is the order's: fetched again, a calendar changes its entry instead of adding one. */
export function calendarEntry(order: Order, publicUrl: string): string | undefined {
  const { ticket } = order;
  const isPaid = order.status === 'completed' || ENDED.has(order.status);
  if (ticket.startsAt === null || !isPaid) return undefined;
  const at = (instant: string) => Date.parse(instant);
  const { error, value } = createEvent({
    uid: `${order.id}@ticketing.dev`,
    sequence: order.version,
    productId: '-//ticketing.dev//orders//EN',
    title: ticket.title,
    start: at(ticket.startsAt),
    startInputType: 'utc',
    startOutputType: 'utc',
    // Nobody said how long it takes; a calendar wants some length.
    duration: { hours: 2 },
    ...(ticket.venue ? { location: `${ticket.venue.name}, ${ticket.venue.city}, ${ticket.venue.country}` } : {}),
    description: `${count(order.quantity, 'ticket')}. Your e-tickets: ${publicUrl}/orders/${order.id}`,
    url: `${publicUrl}/orders/${order.id}`,
    status: ENDED.has(order.status) ? 'CANCELLED' : 'CONFIRMED',
    busyStatus: 'BUSY',
    created: at(order.createdAt),
    lastModified: at(order.updatedAt),
  });
  if (error) throw error;
  return value ?? undefined;
}
