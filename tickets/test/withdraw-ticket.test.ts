import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTickets } from './given.ts';

let tickets: Awaited<ReturnType<typeof startTickets>>;
beforeAll(async () => {
  tickets = await startTickets();
});
afterAll(() => tickets.close());

test('a withdrawn listing leaves the list, keeps its page and cannot come back', async () => {
  const { seller, visitor, outbox } = tickets;
  const ticket = await tickets.listed({ title: 'Gone soon' });

  expect((await seller.delete(`/api/tickets/${ticket.id}`)).status).toBe(204);

  expect((await visitor.get('/api/tickets?q=gone')).body.items).toEqual([]);
  const page = await visitor.get(`/api/tickets/${ticket.id}`);
  expect(page.body).toMatchObject({ status: 'withdrawn', orderable: false, version: 1 });
  const update = await seller.put(`/api/tickets/${ticket.id}`).send({ version: 1, title: 'Back' });
  expect(update.body.code).toBe('listing-withdrawn');
  const told = (await outbox.events()).filter((event) => event.subject === ticket.id).at(-1);
  expect(told).toMatchObject({ type: 'ticket:deleted', data: { status: 'withdrawn', version: 1 } });
});

test('said twice it is done once', async () => {
  const { seller, outbox } = tickets;
  const ticket = await tickets.listed();

  await seller.delete(`/api/tickets/${ticket.id}`);
  expect((await seller.delete(`/api/tickets/${ticket.id}`)).status).toBe(204);

  const told = (await outbox.events()).filter((event) => event.subject === ticket.id);
  expect(told.map((event) => event.type)).toEqual(['ticket:created', 'ticket:deleted']);
});

// P7. Red without mayChange.
test('nobody withdraws what is not theirs', async () => {
  const ticket = await tickets.listed();

  expect((await tickets.otherSeller.delete(`/api/tickets/${ticket.id}`)).status).toBe(403);
  expect((await tickets.visitor.delete(`/api/tickets/${ticket.id}`)).status).toBe(401);
});
