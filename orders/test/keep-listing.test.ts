import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TicketUpdated } from '@ticketing-dev/common/contracts';
import { caller, eventually, outboxOf } from '@ticketing-dev/common/testing';
import fc from 'fast-check';
import { world } from './support/given.ts';
import { type Orders, startOrders } from './support/start-orders.ts';

let orders: Orders;
let given: ReturnType<typeof world>;
beforeAll(async () => {
  orders = await startOrders();
  given = world(orders);
});
afterAll(() => orders.close());

test('a new listing is for sale, and its inventory is announced', async () => {
  const ticket = await given.listed({ quantity: 7 });

  expect(await given.stock(ticket)).toMatchObject({ target: 7, available: 7, capacity: 7, held: 0, sold: 0 });
  await eventually(async () => {
    const told = (await outboxOf(orders.base).events()).filter(({ subject }) => subject === ticket.id);
    expect(told).toMatchObject([
      {
        type: 'inventory:updated',
        data: { ticketId: ticket.id, capacity: 7, available: 7, held: 0, sold: 0, version: 1 },
      },
    ]);
  });
});

test('fewer seats than are taken: capacity shrinks as they come back, and nobody loses a seat', async () => {
  const ticket = await given.listed({ quantity: 10 });
  const { buyer, order } = await given.reserved(ticket, 4);
  const { order: kept } = await given.reserved(ticket, 3);
  await given.changed(ticket, { quantity: 5 });

  await eventually(async () => expect(await given.stock(ticket)).toMatchObject({ capacity: 7, available: 0, held: 7 }));
  await buyer.delete(`/api/orders/${order.id}`);

  await eventually(async () => expect(await given.stock(ticket)).toMatchObject({ capacity: 5, available: 2, held: 3 }));
  expect(await given.stored(kept)).toMatchObject({ status: 'created' });
});

test('holds stand after a withdrawal and can be paid', async () => {
  const ticket = await given.listed({ quantity: 10 });
  const { order } = await given.reserved(ticket, 4);
  await given.changed(ticket, { status: 'withdrawn' });

  await given.payment(order, 'captured');

  expect(await given.stored(order)).toMatchObject({ status: 'completed' });
  await eventually(async () => expect(await given.stock(ticket)).toMatchObject({ capacity: 4, available: 0, sold: 4 }));
});

test('nothing is sold while the seller is suspended; holds stand, and afterwards the rest is for sale again', async () => {
  const ticket = await given.listed({ quantity: 10 });
  const { order } = await given.reserved(ticket, 4);
  const paused = await given.changed(ticket, { paused: true });

  const refused = await caller(orders.app).post('/api/orders').send({ ticketId: ticket.id });
  expect(refused.body).toMatchObject({ status: 409, code: 'selling-stopped' });
  await given.payment(order, 'captured');
  expect(await given.stored(order)).toMatchObject({ status: 'completed' });
  await eventually(async () => expect(await given.stock(ticket)).toMatchObject({ available: 0, sold: 4 }));

  await given.changed(paused, { paused: false });
  await eventually(async () => expect(await given.stock(ticket)).toMatchObject({ available: 6, sold: 4 }));
  await given.reserved(ticket);
});

test('an order keeps the price it was granted', async () => {
  const ticket = await given.listed({ price: 1_000 });
  const { order } = await given.reserved(ticket, 2);
  await given.changed(ticket, { price: 9_000, title: 'Now famous' });
  expect(await given.stored(order)).toMatchObject({ amount: 2_000, ticket: { price: 1_000 } });
});

test('whatever the order and repetition of its versions, the newest wins', async () => {
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([1, 2, 3, 4, 4, 5], { minLength: 6 }), async (versions) => {
      const ticket = await given.listed({ quantity: 10 });
      await Promise.all(
        versions.map((version) =>
          given.hear({
            definition: TicketUpdated,
            subject: ticket.id,
            data: { ...ticket, version, quantity: 10 + version },
          }),
        ),
      );
      // P5. Red without the version in the filter of keepListing.
      await eventually(async () => expect(await given.stock(ticket)).toMatchObject({ target: 15, available: 15 }));
      expect((await given.stock(ticket)).listing.version).toBe(5);
    }),
    { numRuns: 10 },
  );
});
