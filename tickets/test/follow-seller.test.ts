import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CreateTicketBody, type Ticket, UserDeleted, UserUpdated } from '@ticketing-dev/common/contracts';
import { newId } from '@ticketing-dev/common/runtime';
import { caller, deliver, sample } from '@ticketing-dev/common/testing';
import { handlers } from '../src/events/index.ts';
import { createTicket } from '../src/use-cases/create-ticket.ts';
import { startTickets } from './given.ts';

let tickets: Awaited<ReturnType<typeof startTickets>>;
beforeAll(async () => {
  tickets = await startTickets();
});
afterAll(() => tickets.close());

const newSeller = () => caller(tickets.app, { id: newId(), roles: ['seller'] });
type Seller = ReturnType<typeof newSeller>;

/** Auth tells what became of an account. */
function told({ user }: Seller, status: 'active' | 'suspended' | 'deleted', version: number) {
  if (status === 'deleted') {
    const data = { id: user.id, status, version };
    return deliver(tickets.deps, handlers, { definition: UserDeleted, subject: user.id, data });
  }
  const data = { ...sample(UserUpdated).data, id: user.id, status, version };
  return deliver(tickets.deps, handlers, { definition: UserUpdated, subject: user.id, data });
}

const page = async (id: string) => (await tickets.visitor.get(`/api/tickets/${id}`)).body;
const newsOf = async (id: string) =>
  (await tickets.outbox.events()).filter(({ subject }) => subject === id).map(({ type, data }) => ({ type, data }));

test('what a suspended seller listed is not for sale, and is again once the account is', async () => {
  const seller = newSeller();
  const { id } = await tickets.listed({ title: 'Paused event', quantity: 3 }, seller);

  await told(seller, 'suspended', 2);

  expect((await tickets.visitor.get('/api/tickets?q=paused')).body.items).toEqual([]);
  expect(await page(id)).toMatchObject({ status: 'listed', paused: true, orderable: false, version: 1 });

  await told(seller, 'active', 3);

  expect((await tickets.visitor.get('/api/tickets?q=paused')).body.items).toMatchObject([{ id }]);
  expect(await page(id)).toMatchObject({ paused: false, orderable: true, version: 2 });
  expect((await newsOf(id)).map(({ type, data }) => [type, Object(data).paused])).toEqual([
    ['ticket:created', false],
    ['ticket:updated', true],
    ['ticket:updated', false],
  ]);
});

test('what was withdrawn while the account was suspended stays withdrawn', async () => {
  const seller = newSeller();
  const { id } = await tickets.listed({}, seller);
  await told(seller, 'suspended', 2);
  await tickets.admin.delete(`/api/tickets/${id}`).expect(204);
  await told(seller, 'active', 3);
  expect(await page(id)).toMatchObject({ status: 'withdrawn', orderable: false });
});

// P5. Red when the handler acts on the event instead of the newest that is known.
test.each([
  [[3, 2], true],
  [[2, 3, 2], true],
  [[4, 3, 2], false],
])('news of an account in the order %j end at the newest', async (versions, paused) => {
  const seller = newSeller();
  const { id } = await tickets.listed({}, seller);
  for (const version of versions) await told(seller, version % 2 === 1 ? 'suspended' : 'active', version);
  expect(await page(id)).toMatchObject({ paused });
});

test("a deleted seller's listings are withdrawn, and an old suspension changes nothing", async () => {
  const seller = newSeller();
  const { id } = await tickets.listed({}, seller);
  await told(seller, 'deleted', 9);
  await told(seller, 'suspended', 8);
  expect(await page(id)).toMatchObject({ status: 'withdrawn', version: 1 });
});

test.each(['suspended', 'deleted'] as const)(
  'a %s account lists nothing, though its token is still good',
  async (status) => {
    const seller = newSeller();
    await told(seller, status, 2);
    const response = await seller.post('/api/tickets').send({ title: 'Too late', price: 1_000 });
    expect(response.status).toBe(403);
    expect(response.body.code).toBe('account-not-active');
  },
);

// Red when creating does not write the row that the news of the account writes: each then sees the world before the other.
test.each(['suspended', 'deleted'] as const)(
  'a listing made in the moment the account is %s does not survive it',
  async (status) => {
    const seller = newSeller();
    const { listings } = tickets.deps;
    let news = Promise.resolve();
    const insert: typeof listings.insert = async (...row) => {
      await listings.insert(...row);
      // The handler runs while our listing is written and not yet committed.
      news = told(seller, status, 2);
      await sleep(300);
    };
    const body = CreateTicketBody.parse({ title: 'In the same moment', price: 1_000 });
    const create = createTicket(
      { ...tickets.deps, listings: { ...listings, insert } },
      { sellerId: seller.user.id, body, idempotency: undefined },
    );

    await create.catch(() => undefined);
    await news;

    const { items } = (await seller.get('/api/tickets?seller=me')).body;
    expect(items.map(({ orderable }: Ticket) => orderable)).not.toContain(true);
    for (const { id, version } of items) {
      expect(Object((await newsOf(id)).at(-1)?.data).version).toBe(version);
    }
  },
);

test('many listings of one seller at once are all made', async () => {
  const seller = newSeller();
  await Promise.all(Array.from({ length: 24 }, (_, n) => tickets.listed({ title: `At once ${n}` }, seller)));
  expect((await seller.get('/api/tickets?seller=me&limit=100')).body.items.length).toBe(24);
});
