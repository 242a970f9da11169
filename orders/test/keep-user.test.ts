import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { UserDeleted, UserUpdated } from '@ticketing-dev/common/contracts';
import { caller, sample } from '@ticketing-dev/common/testing';
import { world } from './support/given.ts';
import { type Orders, startOrders } from './support/start-orders.ts';

let orders: Orders;
let given: ReturnType<typeof world>;
beforeAll(async () => {
  orders = await startOrders();
  given = world(orders);
});
afterAll(() => orders.close());

const updated = (id: string, status: 'active' | 'suspended', version: number) =>
  sample(UserUpdated, { subject: id, data: { id, status, version } });

test('a suspended user cannot reserve, until the suspension ends', async () => {
  const ticket = await given.listed();
  const buyer = caller(orders.app);
  const { id } = buyer.user;
  const reserve = () => buyer.post('/api/orders').send({ ticketId: ticket.id });

  await given.hear(updated(id, 'suspended', 2));
  const refused = await reserve();
  await given.hear(updated(id, 'active', 1)); // late
  const stillRefused = await reserve();
  await given.hear(updated(id, 'active', 3));

  expect([refused.status, refused.body.code]).toEqual([403, 'account-not-active']);
  // P5. Red when an older version overwrites a newer one.
  expect(stillRefused.status).toBe(403);
  expect((await reserve()).status).toBe(201);
});

test('a deleted user cannot reserve, and we keep nothing about them', async () => {
  const ticket = await given.listed();
  const buyer = caller(orders.app);
  const { id } = buyer.user;
  await given.hear(updated(id, 'active', 1));
  await given.hear(sample(UserDeleted, { subject: id, data: { id, version: 2 } }));

  expect((await buyer.post('/api/orders').send({ ticketId: ticket.id })).status).toBe(403);
  const rows = orders.base.connection.collection<{ _id: string }>('users');
  expect(await rows.findOne({ _id: id })).toEqual({ _id: id, status: 'deleted', version: 2 });
});
