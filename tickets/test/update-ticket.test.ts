import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { InventoryUpdated, OrderCreated } from '@ticketing-dev/common/contracts';
import { newId } from '@ticketing-dev/common/runtime';
import { deliver, sample } from '@ticketing-dev/common/testing';
import { handlers } from '../src/events/index.ts';
import { inventory, startTickets } from './given.ts';

let tickets: Awaited<ReturnType<typeof startTickets>>;
beforeAll(async () => {
  tickets = await startTickets();
});
afterAll(() => tickets.close());

test('the seller changes what is given, the rest stays, and the world is told', async () => {
  const { seller, outbox } = tickets;
  const ticket = await tickets.listed({ quantity: 5 });

  const response = await seller.put(`/api/tickets/${ticket.id}`).send({ version: 0, price: 3_000 });

  expect(response.status).toBe(200);
  expect(response.body).toMatchObject({ price: 3_000, quantity: 5, title: 'Jazz night', version: 1 });
  const told = (await outbox.events()).filter((event) => event.subject === ticket.id);
  expect(told.map((event) => event.type)).toEqual(['ticket:created', 'ticket:updated']);
});

test('a change that changes nothing tells nothing', async () => {
  const ticket = await tickets.listed();

  const response = await tickets.seller.put(`/api/tickets/${ticket.id}`).send({ version: 0, price: ticket.price });

  expect(response.body.version).toBe(0);
});

// Red when updateListing does not ask whether the price can be paid, or asks where nothing about it changed.
test('no change leaves a price that no card can pay; one that was made so may still get a better title', async () => {
  const { seller, deps } = tickets;
  const ticket = await tickets.listed({ quantity: 10, price: 5 });
  const put = (version: number, change: object) => seller.put(`/api/tickets/${ticket.id}`).send({ version, ...change });

  for (const change of [{ currency: 'kwd' }, { price: 101, currency: 'isk' }]) {
    const { status, body } = await put(0, change);
    expect({ status, field: body.errors?.[0].field }).toEqual({ status: 400, field: 'price' });
  }
  await deps.listings.model.updateOne({ _id: ticket.id }, { $set: { currency: 'xdr' } });
  expect((await put(0, { title: 'Better' })).status).toBe(200);
  expect((await put(1, { price: 100 })).body.errors[0].field).toBe('currency');
});

// Red when times are kept as they were written: `18:00:00Z` is `18:00:00.000Z`.
test('the same instant written otherwise is no change, also once it has passed', async () => {
  const { seller, clock } = tickets;
  const body = { title: 'Early', price: 100, startsAt: '2030-06-01T13:00:00Z', timeZone: 'UTC' };
  const key = { 'Idempotency-Key': newId() };
  const ticket = await seller.post('/api/tickets').set(key).send(body);
  expect((await seller.post('/api/tickets').set(key).send(body)).body).toEqual(ticket.body);
  clock.advance(2 * 3_600_000);

  const { startsAt } = body;
  const response = await seller.put(`/api/tickets/${ticket.body.id}`).send({ version: 0, title: 'Late', startsAt });

  expect(response.body).toMatchObject({ title: 'Late', startsAt: '2030-06-01T13:00:00.000Z', version: 1 });
  clock.advance(-2 * 3_600_000);
});

// Red without `version` in the filter of listingStore.save.
test('of two changes to one version, one is refused', async () => {
  const ticket = await tickets.listed();
  const put = (title: string) => tickets.seller.put(`/api/tickets/${ticket.id}`).send({ version: 0, title });

  const statuses = (await Promise.all([put('A'), put('B'), put('C')])).map((response) => response.status);

  expect(statuses.sort()).toEqual([200, 409, 409]);
});

// P7. Red without mayChange.
test('nobody but the seller changes a listing, except with the permission to manage any', async () => {
  const { id } = await tickets.listed();
  const put = (who: typeof tickets.visitor, version: number) =>
    who.put(`/api/tickets/${id}`).send({ version, title: 'Mine' });

  expect((await put(tickets.visitor, 0)).status).toBe(401);
  expect((await put(tickets.otherSeller, 0)).body.code).toBe('not-your-listing');
  expect((await put(tickets.admin, 0)).status).toBe(200);
});

test('the price is locked while seats are held, and the refusal says until when', async () => {
  const { deps, seller } = tickets;
  const ticket = await tickets.listed({ quantity: 3 });
  const expiresAt = '2030-06-01T12:05:00.000Z';
  const order = { ...sample(OrderCreated).data, id: newId(), status: 'created' as const, expiresAt };
  await deliver(deps, handlers, {
    definition: OrderCreated,
    subject: order.id,
    data: { ...order, ticket: { ...order.ticket, id: ticket.id } },
  });
  await deliver(deps, handlers, {
    definition: InventoryUpdated,
    subject: ticket.id,
    data: inventory(ticket, { held: 1 }),
  });

  const response = await seller.put(`/api/tickets/${ticket.id}`).send({ version: 0, price: 1 });

  expect(response.status).toBe(409);
  expect(response.body).toMatchObject({ code: 'listing-locked', until: expiresAt });
  const title = await seller.put(`/api/tickets/${ticket.id}`).send({ version: 0, title: 'Still free to change' });
  expect(title.status).toBe(200);
});

test('the quantity never falls below what is held and sold, and the refusal names the minimum', async () => {
  const { deps, seller } = tickets;
  const ticket = await tickets.listed({ quantity: 10 });
  await deliver(deps, handlers, {
    definition: InventoryUpdated,
    subject: ticket.id,
    data: inventory(ticket, { held: 2, sold: 3 }),
  });

  const response = await seller.put(`/api/tickets/${ticket.id}`).send({ version: 0, quantity: 4 });

  expect(response.status).toBe(422);
  expect(response.body).toMatchObject({ code: 'quantity-too-low', minimum: 5 });
  expect((await seller.put(`/api/tickets/${ticket.id}`).send({ version: 0, quantity: 5 })).status).toBe(200);
});

test('an unknown or malformed id is not found', async () => {
  const put = (id: string) => tickets.seller.put(`/api/tickets/${id}`).send({ version: 0, title: 'x' });

  expect((await put(newId())).status).toBe(404);
  expect((await put('not-an-id')).status).toBe(404);
});
