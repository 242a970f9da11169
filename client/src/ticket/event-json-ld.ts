import { plainMoney, type Ticket } from '@ticketing-dev/common/contracts';

/** schema.org's Event with its Offer. Without a date it is no Event to them: then a Product. */
export function eventJsonLd(ticket: Ticket, publicUrl: string): object {
  const url = new URL(`/tickets/${ticket.id}`, publicUrl).href;
  const image = new URL(`/tickets/${ticket.id}/picture.png`, publicUrl).href;
  const common = {
    '@context': 'https://schema.org',
    name: ticket.title,
    ...(ticket.description ? { description: ticket.description } : {}),
    image: [image],
    url,
    offers: offer(ticket, url),
  };
  if (ticket.startsAt === null) return { '@type': 'Product', ...common };
  return {
    '@type': 'Event',
    ...common,
    startDate: ticket.startsAt,
    eventStatus: 'https://schema.org/EventScheduled',
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    ...(ticket.venue ? { location: place(ticket.venue) } : {}),
  };
}

function offer(ticket: Ticket, url: string): object {
  const end = ticket.salesEndAt ?? ticket.startsAt;
  return {
    '@type': 'Offer',
    url,
    price: plainMoney(ticket.price, ticket.currency),
    priceCurrency: ticket.currency.toUpperCase(),
    availability: `https://schema.org/${availability(ticket)}`,
    // Sales start when the listing appears, not when the event does.
    validFrom: ticket.createdAt,
    ...(end ? { validThrough: end } : {}),
    inventoryLevel: { '@type': 'QuantitativeValue', value: Math.max(0, ticket.available) },
  };
}

function availability(ticket: Ticket): string {
  if (ticket.status === 'withdrawn') return 'Discontinued';
  if (ticket.available <= 0) return 'SoldOut';
  return ticket.orderable ? 'InStock' : 'OutOfStock';
}

function place({ name, city, country }: NonNullable<Ticket['venue']>): object {
  return {
    '@type': 'Place',
    name,
    address: { '@type': 'PostalAddress', addressLocality: city, addressCountry: country },
  };
}
