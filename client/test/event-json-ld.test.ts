import { expect, test } from '@jest/globals';
import type { Ticket } from '@ticketing-dev/common/contracts';
import { eventJsonLd } from '../src/ticket/event-json-ld.ts';
import { ticket } from './samples.ts';

const jsonLd = (changes: Partial<Ticket> = {}) => eventJsonLd({ ...ticket, ...changes }, 'https://shop.test');

test('an event with its offer, as schema.org has them', () => {
  expect(jsonLd()).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: ticket.title,
    startDate: ticket.startsAt,
    location: { '@type': 'Place', name: 'Roundhouse', address: { addressCountry: 'GB' } },
    offers: { '@type': 'Offer', price: '38.00', priceCurrency: 'GBP', url: `https://shop.test/tickets/${ticket.id}` },
  });
});

// Red when: the offer is said to begin when the event does, as is easily copied from elsewhere.
test('sales begin when the listing appears', () => {
  expect(jsonLd()).toMatchObject({ offers: { validFrom: ticket.createdAt, validThrough: ticket.startsAt } });
});

test.each<[Partial<Ticket>, string]>([
  [{}, 'InStock'],
  [{ available: 0, orderable: false }, 'SoldOut'],
  [{ orderable: false }, 'OutOfStock'],
  [{ status: 'withdrawn', orderable: false }, 'Discontinued'],
])('%j is %s', (changes, availability) => {
  expect(jsonLd(changes)).toMatchObject({ offers: { availability: `https://schema.org/${availability}` } });
});

test('without a date it claims to be no event', () => {
  expect(jsonLd({ startsAt: null })).toMatchObject({ '@type': 'Product' });
});
