import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { InventoryUpdated, ListTicketsQuery, TICKET_SORTS, type Ticket } from '@ticketing-dev/common/contracts';
import { deliver } from '@ticketing-dev/common/testing';
import { handlers } from '../src/events/index.ts';
import { inventory, NOW, startTickets } from './given.ts';

let tickets: Awaited<ReturnType<typeof startTickets>>;
const cities = ['Berlin', 'Zürich', 'São Paulo'];
beforeAll(async () => {
  tickets = await startTickets();
  for (let n = 1; n <= 30; n += 1) {
    await tickets.listed({
      title: `Event ${n} ${n % 2 ? 'Rock' : 'Café Müller'}`,
      price: 1_000 + (n % 7) * 500,
      quantity: 4,
      category: n % 3 ? 'concert' : 'theatre',
      venue: { name: 'Hall', city: cities[n % 3] ?? '', country: 'DE' },
      startsAt: new Date(NOW.getTime() + n * 86_400_000).toISOString(),
      timeZone: 'Europe/Berlin',
    });
  }
});
afterAll(() => tickets.close());

async function all(query: string): Promise<Ticket[]> {
  const items: Ticket[] = [];
  for (let cursor = ''; ; ) {
    const { body } = await tickets.visitor.get(`/api/tickets?limit=7&${query}${cursor}`).expect(200);
    items.push(...body.items);
    if (body.nextCursor === null) return items;
    cursor = `&cursor=${encodeURIComponent(body.nextCursor)}`;
  }
}

test.each(TICKET_SORTS)('pages of a list sorted by %s are its whole, once and in order', async (sort) => {
  const items = await all(`sort=${sort}`);

  expect(new Set(items.map((item) => item.id)).size).toBe(30);
  const keys = items.map((item) => (sort.startsWith('price') ? item.price : Date.parse(item.startsAt ?? '')));
  const ascending = [...keys].sort((a, b) => a - b);
  if (sort !== 'newest') expect(keys).toEqual(sort === 'price-high' ? ascending.reverse() : ascending);
});

test('listings without a date come last, and their pages go on as well', async () => {
  const undated = await startTickets();
  for (const title of ['One', 'Two', 'Three']) await undated.listed({ title });
  const first = await undated.visitor.get('/api/tickets?limit=2').expect(200);

  const second = await undated.visitor.get(`/api/tickets?limit=2&cursor=${first.body.nextCursor}`);

  expect(second.status).toBe(200);
  expect([...first.body.items, ...second.body.items].map((item: Ticket) => item.title).sort()).toEqual([
    'One',
    'Three',
    'Two',
  ]);
  await undated.close();
});

test('filters combine', async () => {
  const items = await all('category=concert&city=zurich&minPrice=1500&maxPrice=3000');

  expect(items.length).toBeGreaterThan(0);
  for (const item of items) {
    expect(item).toMatchObject({ category: 'concert', venue: { city: 'Zürich' } });
    expect(item.price).toBeGreaterThanOrEqual(1_500);
    expect(item.price).toBeLessThanOrEqual(3_000);
  }
});

test('the search finds the beginnings of words, without case and accents', async () => {
  expect((await all('q=CAFE%20mul')).length).toBe(15);
  expect(await all('q=ock')).toEqual([]);
  expect((await all('q=.*')).length).toBe(30); // no words: no filter, and no pattern of the visitor's
});

test('dates bound the start', async () => {
  const from = new Date(NOW.getTime() + 9.5 * 86_400_000).toISOString();
  const to = new Date(NOW.getTime() + 12.5 * 86_400_000).toISOString();

  expect((await all(`from=${from}&to=${to}`)).length).toBe(3);
});

test('only what is left, when asked', async () => {
  const [first] = await all('sort=soonest');
  if (!first) throw new Error('nothing listed');
  await deliver(tickets.deps, handlers, {
    definition: InventoryUpdated,
    subject: first.id,
    data: inventory(first, { sold: 4, version: 7 }),
  });

  expect((await all('available=true')).length).toBe(29);
  expect((await all('available=false')).length).toBe(30);
  expect((await tickets.visitor.get(`/api/tickets/${first.id}`)).body).toMatchObject({
    available: 0,
    orderable: false,
  });
});

test('sellers see their own, other people need to sign in for theirs', async () => {
  expect((await tickets.otherSeller.get('/api/tickets?seller=me')).body.items).toEqual([]);
  expect((await tickets.seller.get('/api/tickets?seller=me&limit=100')).body.items.length).toBe(30);
  expect((await tickets.visitor.get('/api/tickets?seller=me')).status).toBe(401);
});

test.each(['limit=0', 'limit=101', 'limit=x', 'sort=best', 'category=circus', 'minPrice=-1', 'cursor=zzz', 'q=a&q=b'])(
  'a bad query (%s) is refused with its field',
  async (query) => {
    const response = await tickets.visitor.get(`/api/tickets?${query}`);

    expect(response.status).toBe(400);
    expect(response.body.errors[0].field).toBe(query.split('=')[0]);
  },
);

test('a cursor of another list is refused', async () => {
  const { body } = await tickets.visitor.get('/api/tickets?limit=2&sort=price-low');

  expect((await tickets.visitor.get(`/api/tickets?sort=newest&cursor=${body.nextCursor}`)).status).toBe(400);
});

// Red without the indexes of listing-schema.ts.
test.each(
  TICKET_SORTS.flatMap((sort) =>
    [
      {},
      { category: 'concert' },
      { city: 'berlin' },
      { q: 'rock event' },
      { minPrice: '1' },
      { available: 'true' },
    ].map((filter) => [JSON.stringify({ sort, ...filter }), { sort, ...filter }] as const),
  ),
)('no collection scan for %s', async (_name, query) => {
  const plan = JSON.stringify(
    await tickets.deps.listings.explain({ ...ListTicketsQuery.parse(query), sort: query.sort }, NOW),
  );

  expect(plan).toContain('IXSCAN');
  expect(plan).not.toContain('COLLSCAN');
});
