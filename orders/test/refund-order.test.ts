import { afterAll, beforeAll, expect, test } from '@jest/globals';
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

async function completed(changes: Parameters<typeof given.listed>[0] = {}) {
  const ticket = await given.listed({ quantity: 5, ...changes });
  const { buyer, order } = await given.reserved(ticket, 2);
  const { id: paymentId } = await given.payment(order, 'captured');
  return { ticket, buyer, order, paymentId };
}
const admin = () => caller(orders.app, { permissions: ['orders:refund-any', 'orders:read-any'] });
const refund = (order: { id: string }, by = admin()) =>
  by.post(`/api/orders/${order.id}/refund`).send({ reason: 'the band is ill' });

test('a refund is asked for here, done by payments, and the seats are for sale again', async () => {
  const { ticket, buyer, order, paymentId } = await completed();

  const { status, body } = await refund(order);
  expect([status, body.status]).toEqual([200, 'refunding']);
  expect(body.history.at(-1)).toMatchObject({ status: 'refunding', reason: 'the band is ill' });
  await given.payment(order, 'refunded', { id: paymentId });

  const after = (await buyer.get(`/api/orders/${order.id}`)).body;
  expect(after).toMatchObject({ status: 'refunded', amountPaid: order.amount, amountRefunded: order.amount });
  expect(after.admissions).toMatchObject([{ status: 'refunded' }, { status: 'refunded' }]);
  const told = (await given.toldOf(order)).map(({ type }) => type).filter((type) => type !== 'admission:issued');
  expect(told).toEqual(['order:created', 'order:completed', 'order:updated', 'order:refunded']);
  await eventually(async () => expect(await given.stock(ticket)).toMatchObject({ sold: 0, available: 5 }));
});

test('seats of an event that has begun stay sold', async () => {
  const { ticket, order, paymentId } = await completed();
  const begun = { 'ticket.startsAt': new Date(Date.now() - 1_000) };
  await orders.base.connection.collection<{ _id: string }>('orders').updateOne({ _id: order.id }, { $set: begun });

  await refund(order);
  await given.payment(order, 'refunded', { id: paymentId });

  expect(await given.stored(order)).toMatchObject({ status: 'refunded', seatsReturned: false });
  await eventually(async () => expect(await given.stock(ticket)).toMatchObject({ sold: 2, available: 3 }));
  expect(await orders.deps.stock.audit(ticket.id)).toMatchObject({ clean: true });
});

test('a refund made outside, at the payment provider, is followed too', async () => {
  const { ticket, order, paymentId } = await completed();
  await given.payment(order, 'refunded', { id: paymentId });
  expect(await given.stored(order)).toMatchObject({ status: 'refunded', seatsReturned: true });
  await eventually(async () => expect(await given.stock(ticket)).toMatchObject({ sold: 0, available: 5 }));
});

test('money given back in part is written down, and the order stands', async () => {
  const { order, paymentId } = await completed();
  await given.payment(order, 'captured', { id: paymentId, amountRefunded: 100 });
  await given.payment(order, 'captured', { id: paymentId, amountRefunded: 0 });
  expect(await given.stored(order)).toMatchObject({ status: 'completed', amountRefunded: 100 });
});

test('asking twice asks once', async () => {
  const { order } = await completed();
  const answers = await Promise.all([refund(order), refund(order)]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(await given.stored(order)).toMatchObject({ status: 'refunding', version: 2 });
});

test('only who may refund refunds, only what was paid, and says why', async () => {
  const { buyer, order } = await completed();
  const { order: unpaid } = await given.reserved(await given.listed());

  // P7. Red without requirePermission('orders:refund-any').
  expect((await refund(order, buyer)).status).toBe(403);
  expect((await refund(unpaid)).body.code).toBe('order-not-refundable');
  expect((await admin().post(`/api/orders/${order.id}/refund`).send({})).status).toBe(400);
  expect((await refund({ id: '0198f6d2-7a10-7c3e-9b5f-0000000000ff' })).status).toBe(404);
  expect(await given.stored(order)).toMatchObject({ status: 'completed' });
});
