import { expect, test } from '@jest/globals';
import { eventually } from '@ticketing-dev/common/testing';
import { z } from 'zod';
import { concert } from '../src/given.ts';
import { suite } from '../src/suite.ts';

const here = suite();

const html = async (path: string) => (await fetch(`${here.url}${path}`)).text();

/** As Google asks for it: https://developers.google.com/search/docs/appearance/structured-data/event */
const EventData = z.strictObject({
  '@context': z.literal('https://schema.org'),
  '@type': z.literal('Event'),
  name: z.string().min(1),
  description: z.string().min(1),
  image: z.array(z.url()).min(1),
  url: z.url(),
  startDate: z.iso.datetime(),
  eventStatus: z.literal('https://schema.org/EventScheduled'),
  eventAttendanceMode: z.literal('https://schema.org/OfflineEventAttendanceMode'),
  location: z.strictObject({
    '@type': z.literal('Place'),
    name: z.string().min(1),
    address: z.strictObject({
      '@type': z.literal('PostalAddress'),
      addressLocality: z.string().min(1),
      addressCountry: z.string().length(2),
    }),
  }),
  offers: z.strictObject({
    '@type': z.literal('Offer'),
    url: z.url(),
    price: z.string().regex(/^\d+\.\d\d$/),
    priceCurrency: z.string().regex(/^[A-Z]{3}$/),
    availability: z.enum(
      ['InStock', 'SoldOut', 'OutOfStock', 'Discontinued'].map((word) => `https://schema.org/${word}`),
    ),
    validFrom: z.iso.datetime(),
    validThrough: z.iso.datetime(),
    inventoryLevel: z.strictObject({ '@type': z.literal('QuantitativeValue'), value: z.int().min(0) }),
  }),
});

function dataOf(page: string): unknown {
  const [, text = ''] = /<script type="application\/ld\+json"[^>]*>(.*?)<\/script>/s.exec(page) ?? [];
  return JSON.parse(text);
}

test('an event’s page tells machines what it tells people, and no title can break out of it', async () => {
  const title = 'Loud & </script><b>Live</b> “x”';
  const ticket = await concert(here.seller, { title });
  const page = await html(`/tickets/${ticket.id}`);
  expect(page).not.toContain('</script><b>');
  const address = `${here.url}/tickets/${ticket.id}`;
  const event = EventData.parse(dataOf(page));
  expect(event).toMatchObject({
    name: title,
    url: address,
    startDate: ticket.startsAt,
    offers: {
      price: '25.50',
      priceCurrency: 'USD',
      availability: 'https://schema.org/InStock',
      // On sale since it was listed, not since the show began.
      validFrom: ticket.createdAt,
      inventoryLevel: { value: 8 },
    },
  });
  expect(page).toContain(`<link rel="canonical" href="${address}"/>`);
  expect(page).not.toContain('noindex');

  const [, picture = ''] = /<meta property="og:image" content="([^"]+)"/.exec(page) ?? [];
  const answer = await fetch(picture);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
});

test('the map of the site has what is on sale, and no longer what was withdrawn', async () => {
  const [open, withdrawn] = [await concert(here.seller), await concert(here.seller)];
  await here.seller.insist('DELETE', `/api/tickets/${withdrawn.id}`, { body: { reason: 'The hall burnt down.' } });
  expect(await html('/robots.txt')).toContain(`Sitemap: ${here.url}/sitemap.xml`);
  await eventually(async () => {
    const map = await html('/sitemap.xml');
    expect(map).toContain(`<loc>${here.url}/tickets/${open.id}</loc>`);
    expect(map).not.toContain(withdrawn.id);
  });
  const page = await html(`/tickets/${withdrawn.id}`);
  expect(page).toContain('noindex');
  expect(EventData.parse(dataOf(page)).offers.availability).toBe('https://schema.org/Discontinued');
});
