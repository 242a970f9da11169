import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ExpirationCompleted, type Order } from '@ticketing-dev/common/contracts';
import { anonymous, eventually, sample } from '@ticketing-dev/common/testing';
import { ordersOf } from '../src/db/order-rows.ts';
import { expireDueOrders } from '../src/use-cases/expire-due-orders.ts';
import { world } from './support/given.ts';
import { type Orders, startOrders } from './support/start-orders.ts';

let orders: Orders;
let given: ReturnType<typeof world>;
beforeAll(async () => {
  orders = await startOrders();
  given = world(orders);
});
const others: Orders[] = [];
afterAll(async () => {
  for (const process of [...others, orders]) await process.close();
});

function prompt(order: Order) {
  return sample(ExpirationCompleted, { data: { kind: 'order-hold', subjectId: order.id, dueAt: order.expiresAt } });
}

test('a prompt ends a hold that is due', async () => {
  const ticket = await given.listed({ quantity: 3 });
  const { buyer, order } = await given.reserved(ticket, 3);
  await given.due(order);

  await given.hear(prompt(order));

  const { body } = await buyer.get(`/api/orders/${order.id}`);
  expect(body).toMatchObject({ status: 'cancelled', cancelReason: 'expired', version: 1 });
  expect(body.history.at(-1)).toMatchObject({ status: 'cancelled', reason: 'expired' });
  expect((await given.toldOf(order)).map(({ type }) => type)).toEqual(['order:created', 'order:cancelled']);
  await eventually(async () => expect(await given.stock(ticket)).toMatchObject({ available: 3, held: 0 }));
});

test('a prompt that comes too early, by the database clock, ends nothing', async () => {
  const { order } = await given.reserved(await given.listed());
  await given.hear(prompt(order));
  // Red when the handler believes the prompt.
  expect(await given.stored(order)).toMatchObject({ status: 'created', version: 0 });
});

test('a hold that is being paid does not expire', async () => {
  const { order } = await given.reserved(await given.listed());
  await given.payment(order, 'authorized');
  await given.due(order);

  await given.hear(prompt(order));
  await expireDueOrders(orders.deps);

  // P3. Red when expire() or the sweep's query takes `paying` too.
  expect(await given.stored(order)).toMatchObject({ status: 'paying' });
});

test('without any prompt every due hold ends, in one transaction with one move a listing', async () => {
  const tickets = [await given.listed({ quantity: 20 }), await given.listed({ quantity: 20 })];
  const made: Order[] = [];
  for (const ticket of [...tickets, ...tickets, ...tickets]) made.push((await given.reserved(ticket, 2)).order);
  const { order: later } = await given.reserved(tickets[0] ?? (await given.listed()), 1);
  for (const order of made) await given.due(order);

  // Three processes at once.
  await Promise.all([1, 2, 3].map(() => expireDueOrders(orders.deps)));

  for (const order of made) {
    expect(await given.stored(order)).toMatchObject({ status: 'cancelled', cancelReason: 'expired' });
    expect((await given.toldOf(order)).length).toBe(2);
  }
  expect(await given.stored(later)).toMatchObject({ status: 'created' });
  const moves = orders.base.connection.collection<{ _id: string; held: number }>('moves').find({ _id: /^expired:/ });
  expect((await moves.toArray()).map(({ held }) => held)).toEqual([-6, -6]);
  await eventually(async () => {
    expect(await Promise.all(tickets.map((ticket) => given.stock(ticket)))).toMatchObject([{ held: 1 }, { held: 0 }]);
  });
});

// P2. Red when the batch is all or nothing, or when the worker meets the broken ones again and again.
test('a hold that cannot be ended does not keep the others from ending', async () => {
  const ticket = await given.listed({ quantity: 20 });
  const made: Order[] = [];
  for (let n = 0; n < 6; n += 1) made.push((await given.reserved(ticket, 1)).order);
  for (const order of made) await given.due(order);
  const [, broken, , alsoBroken] = made;
  // What no code of ours writes: a history that is no list.
  const rows = ordersOf(orders.base.connection);
  const ids = [broken?.id ?? '', alsoBroken?.id ?? ''];
  await rows.updateMany({ _id: { $in: ids } }, [{ $set: { history: null, expiresAt: new Date(0) } }]);

  await expireDueOrders(orders.deps);

  for (const order of made.filter(({ id }) => !ids.includes(id))) {
    expect(await given.stored(order)).toMatchObject({ status: 'cancelled', cancelReason: 'expired' });
  }
  expect(await rows.countDocuments({ _id: { $in: ids }, status: 'created' })).toBe(2);
  await eventually(async () => expect(await given.stock(ticket)).toMatchObject({ held: 2, available: 18 }));
  await rows.updateMany({ _id: { $in: ids } }, { $set: { history: [] } });
});

test('an unpaid hold is for sale again within two seconds of its due time', async () => {
  const process = await startOrders({ env: { ORDER_HOLD_SECONDS: '1' }, workers: true });
  others.push(process);
  const theirs = world(process);
  const ticket = await theirs.listed({ quantity: 1 });
  const { order } = await theirs.reserved(ticket);
  await sleep(Date.parse(order.expiresAt) - Date.now());

  // P2. Red without the worker that expires due holds.
  await eventually(async () => expect(await theirs.stock(ticket)).toMatchObject({ available: 1 }), { withinMs: 2_000 });
  await theirs.reserved(ticket);
  expect((await anonymous(process.app).get('/metrics')).text).toMatch(
    /orders_expiry_lateness_seconds_bucket\{le="2"\} 1/,
  );
});
