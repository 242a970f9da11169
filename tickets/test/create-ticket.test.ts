import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTickets } from './given.ts';

let tickets: Awaited<ReturnType<typeof startTickets>>;
beforeAll(async () => {
  tickets = await startTickets();
});
afterAll(() => tickets.close());

test('a title and a price suffice, and the world is told', async () => {
  const { seller, outbox } = tickets;

  const response = await seller.post('/api/tickets').send({ title: '  Jazz night ', price: 2_550 });

  expect(response.status).toBe(201);
  expect(response.body).toMatchObject({
    title: 'Jazz night',
    price: 2_550,
    currency: 'usd',
    quantity: 1,
    category: 'other',
    available: 1,
    held: 0,
    sold: 0,
    status: 'listed',
    orderable: true,
    version: 0,
  });
  const told = (await outbox.events()).find((event) => event.subject === response.body.id);
  expect(told).toMatchObject({ type: 'ticket:created', data: { title: 'Jazz night', version: 0 } });
});

test.each([
  ['title', { title: '   ' }],
  ['title', { title: 'x'.repeat(201) }],
  ['price', { price: 0 }],
  ['price', { price: 10.5 }],
  ['price', { price: '10' }],
  ['price', { price: 100_000_000 }],
  ['quantity', { quantity: 0 }],
  ['quantity', { quantity: 100_001 }],
  ['currency', { currency: 'xyz' }],
  // No card is charged in special drawing rights.
  ['currency', { currency: 'xdr' }],
  // Red without domain/payable-price.ts: nobody could ever pay for these.
  ['price', { price: 1_255, currency: 'kwd' }],
  ['price', { price: 50_050, currency: 'isk' }],
  ['category', { category: 'circus' }],
  ['description', { description: 'x'.repeat(5_001) }],
  ['venue.country', { venue: { name: 'Hall', city: 'Berlin', country: 'Germany' } }],
  ['startsAt', { startsAt: '2030-05-31T12:00:00Z', timeZone: 'Europe/Berlin' }],
  ['startsAt', { startsAt: 'tomorrow', timeZone: 'Europe/Berlin' }],
  ['timeZone', { startsAt: '2030-07-01T18:00:00Z' }],
  ['timeZone', { startsAt: '2030-07-01T18:00:00Z', timeZone: 'Berlin' }],
  ['salesEndAt', { startsAt: '2030-07-01T18:00:00Z', timeZone: 'UTC', salesEndAt: '2030-07-02T18:00:00Z' }],
])('bad input names its field (%s) and saves nothing', async (field, body) => {
  const { seller, deps } = tickets;
  const before = await deps.listings.model.countDocuments();

  const response = await seller.post('/api/tickets').send({ title: 'Jazz', price: 2_550, ...body });

  expect(response.status).toBe(400);
  expect(response.body.errors.map((error: { field?: string }) => error.field)).toContain(field);
  expect(await deps.listings.model.countDocuments()).toBe(before);
});

test.each([
  { price: 1 },
  { price: 5, quantity: 100, maxPerOrder: 10 },
  { price: 1_250, currency: 'kwd' },
  { price: 50_000, currency: 'isk' },
  { price: 99_999_999, currency: 'idr', quantity: 9 },
])('every price of the contract is listed: %j', async (body) => {
  await tickets.seller
    .post('/api/tickets')
    .send({ title: 'Jazz', ...body })
    .expect(201);
});

test('unknown fields are refused, so that a mistyped one is not lost in silence', async () => {
  const response = await tickets.seller.post('/api/tickets').send({ title: 'Jazz', price: 1, quantitty: 5 });

  expect(response.status).toBe(400);
});

test('only signed-in callers with the permission list tickets', async () => {
  const body = { title: 'Jazz', price: 2_550 };

  expect((await tickets.visitor.post('/api/tickets').send(body)).status).toBe(401);
  expect((await tickets.buyer.post('/api/tickets').send(body)).status).toBe(403);
});

// P6. Red without idempotencyIndex in listing-schema.ts.
test('a repeated request is one listing, also when both run at once', async () => {
  const { seller, deps } = tickets;
  const body = { title: 'Only once', price: 2_550 };
  const post = () => seller.post('/api/tickets').set('Idempotency-Key', 'listing-1').send(body);

  const responses = await Promise.all([post(), post(), post(), post()]);

  expect(responses.map((response) => response.status)).toEqual([201, 201, 201, 201]);
  expect(new Set(responses.map((response) => response.body.id)).size).toBe(1);
  expect(await deps.listings.model.countDocuments({ title: 'Only once' })).toBe(1);
});

test('the same key with another body is refused', async () => {
  const { seller } = tickets;
  const post = (price: number) =>
    seller.post('/api/tickets').set('Idempotency-Key', 'listing-2').send({ title: 'Jazz', price });

  expect((await post(1_000)).status).toBe(201);
  const second = await post(2_000);

  expect(second.status).toBe(422);
  expect(second.body.code).toBe('idempotency-key-reused');
});
