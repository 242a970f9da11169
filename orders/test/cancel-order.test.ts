import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '@ticketing-dev/common/runtime';
import { caller, eventually } from '@ticketing-dev/common/testing';
import { world } from './support/given.ts';
import { type Orders, startOrders } from './support/start-orders.ts';

let orders: Orders;
let given: ReturnType<typeof world>;
beforeAll(async () => {
  orders = await startOrders();
  given = world(orders);
});
afterAll(() => orders.close());

test('when the buyer cancels before paying, the seats are for sale again and the world is told', async () => {
  const ticket = await given.listed({ quantity: 2 });
  const { buyer, order } = await given.reserved(ticket, 2);

  const response = await buyer.delete(`/api/orders/${order.id}`);

  expect(response.status).toBe(204);
  const { body } = await buyer.get(`/api/orders/${order.id}`);
  expect(body).toMatchObject({ status: 'cancelled', cancelReason: 'by-buyer', version: 1 });
  expect(body.history).toMatchObject([{ status: 'created' }, { status: 'cancelled', reason: 'by-buyer' }]);
  expect(await given.toldOf(order)).toMatchObject([
    { type: 'order:created', data: { version: 0 } },
    { type: 'order:cancelled', data: { version: 1, status: 'cancelled', cancelReason: 'by-buyer' } },
  ]);
  // P2. Red without the move in the transaction of the cancellation.
  await eventually(async () => expect(await given.stock(ticket)).toMatchObject({ available: 2, held: 0 }), {
    withinMs: 2_000,
  });
  await given.reserved(ticket, 2);
});

test('cancelling twice gives the seats back once', async () => {
  const ticket = await given.listed({ quantity: 5 });
  const { buyer, order } = await given.reserved(ticket, 2);

  const answers = await Promise.all([1, 2, 3].map(() => buyer.delete(`/api/orders/${order.id}`)));

  expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
  await eventually(async () => expect(await given.stock(ticket)).toMatchObject({ available: 5, held: 0 }));
  expect((await given.toldOf(order)).length).toBe(2);
});

test('other people cannot cancel it, and do not learn that it exists', async () => {
  const { order } = await given.reserved(await given.listed());

  const stranger = await caller(orders.app).delete(`/api/orders/${order.id}`);
  const unknown = await caller(orders.app).delete(`/api/orders/${newId()}`);
  const malformed = await caller(orders.app).delete('/api/orders/seven');

  // P7. Red when the buyer is not part of the query.
  expect([stranger.status, unknown.status, malformed.status]).toEqual([404, 404, 404]);
  expect(stranger.body.code).toBe(unknown.body.code);
  expect(await given.stored(order)).toMatchObject({ status: 'created' });
});

test('an order that is being paid, or was, is not cancelled', async () => {
  const ticket = await given.listed();
  const { buyer, order } = await given.reserved(ticket, 2);
  const { id } = await given.payment(order, 'authorized');

  const paying = await buyer.delete(`/api/orders/${order.id}`);
  await given.payment(order, 'captured', { id });
  const completed = await buyer.delete(`/api/orders/${order.id}`);

  // P3. Red when cancelByBuyer lets `paying` pass.
  expect([paying.status, paying.body.code]).toEqual([409, 'order-not-cancellable']);
  expect([completed.status, completed.body.code]).toEqual([409, 'order-not-cancellable']);
  await eventually(async () => expect(await given.stock(ticket)).toMatchObject({ sold: 2, held: 0, available: 8 }));
});
