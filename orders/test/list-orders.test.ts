import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { anonymous, caller } from '@ticketing-dev/common/testing';
import { world } from './support/given.ts';
import { type Orders, startOrders } from './support/start-orders.ts';

let orders: Orders;
let given: ReturnType<typeof world>;
beforeAll(async () => {
  orders = await startOrders();
  given = world(orders);
});
afterAll(() => orders.close());

test('a buyer pages through the own orders, newest first', async () => {
  const ticket = await given.listed({ quantity: 100 });
  const buyer = caller(orders.app);
  const made: string[] = [];
  for (let count = 0; count < 5; count += 1) made.unshift((await given.reserved(ticket, 1, buyer)).order.id);
  await given.reserved(ticket); // somebody else's

  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const { body } = await buyer.get('/api/orders').query({ limit: 2, ...(cursor && { cursor }) });
    expect(body.items.length).toBeLessThanOrEqual(2);
    seen.push(...body.items.map(({ id }: { id: string }) => id));
    cursor = body.nextCursor;
  }

  // P7. Red when the buyer is not part of the query: the other order is on the list.
  expect(seen).toEqual(made);
});

test('by status', async () => {
  const ticket = await given.listed();
  const buyer = caller(orders.app);
  const { order: cancelled } = await given.reserved(ticket, 1, buyer);
  const { order: open } = await given.reserved(ticket, 1, buyer);
  await buyer.delete(`/api/orders/${cancelled.id}`);

  const list = async (status: string) => (await buyer.get('/api/orders').query({ status })).body.items;
  expect(await list('created')).toMatchObject([{ id: open.id, now: expect.any(String) }]);
  expect(await list('cancelled')).toMatchObject([{ id: cancelled.id }]);
  expect(await list('completed')).toEqual([]);
  const ids = async (status: string) => (await list(status)).map(({ id }: { id: string }) => id);
  expect(await ids('created,cancelled')).toEqual([open.id, cancelled.id]);
  expect(await ids('created,completed,created')).toEqual([open.id]);
});

test('oldest first, page by page, also of several statuses', async () => {
  const ticket = await given.listed({ quantity: 100 });
  const buyer = caller(orders.app);
  const made: string[] = [];
  for (let count = 0; count < 5; count += 1) made.push((await given.reserved(ticket, 1, buyer)).order.id);
  await buyer.delete(`/api/orders/${made[1]}`);
  await buyer.delete(`/api/orders/${made[3]}`);

  const pages = async (query: object) => {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body } = await buyer.get('/api/orders').query({ limit: 2, ...query, ...(cursor && { cursor }) });
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor;
    }
    return seen;
  };
  expect(await pages({ sort: 'oldest' })).toEqual(made);
  expect(await pages({ sort: 'oldest', status: 'created,cancelled' })).toEqual(made);
  expect(await pages({ sort: 'newest', status: 'created,completed' })).toEqual([made[4], made[2], made[0]]);
});

test('a list of nothing is empty, and bad questions are refused', async () => {
  const buyer = caller(orders.app);
  expect((await buyer.get('/api/orders')).body).toEqual({ items: [], nextCursor: null });
  expect((await buyer.get('/api/orders?limit=101')).status).toBe(400);
  expect((await buyer.get('/api/orders?cursor=nonsense')).body.errors[0].field).toBe('cursor');
  for (const bad of ['status=lost', 'status=created,lost', 'status=', 'status=created,', 'sort=best']) {
    const { status, body } = await buyer.get(`/api/orders?${bad}`);
    expect([bad, status, body.errors?.[0].field]).toEqual([bad, 400, bad.split('=')[0]]);
  }
  expect((await anonymous(orders.app).get('/api/orders')).status).toBe(401);
});
