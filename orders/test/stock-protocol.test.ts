import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '@ticketing-dev/common/runtime';
import { eventually, outboxOf } from '@ticketing-dev/common/testing';
import { mongo } from 'mongoose';
import { counters } from '../src/db/counters.ts';
import { placingOrders } from '../src/db/place-orders.ts';
import { move, movesOf, stockOf } from '../src/db/stock-rows.ts';
import { type Grant, stockWrites } from '../src/db/stock-writes.ts';
import type { Listing } from '../src/domain/listing.ts';
import { listing } from './support/listings.ts';
import { type Orders, startOrders } from './support/start-orders.ts';

/** Every step of the protocol by hand, in the orders that crashes, pauses and lost answers make of them. */

let orders: Orders;
beforeAll(async () => {
  orders = await startOrders();
});
afterAll(() => orders.close());

async function given(changes: Partial<Listing> = {}) {
  const made = listing(changes);
  const { deps, base } = orders;
  await deps.stock.keepListing(made);
  await eventually(async () => expect(await stock()).toMatchObject({ seq: 1 }));
  const writes = stockWrites(base.connection);

  async function stock() {
    return stockOf(base.connection).findOne({ _id: made.id });
  }
  function openMoves() {
    return movesOf(base.connection).find({ listing: made.id, open: true }).sort({ ts: 1 }).toArray();
  }
  async function granted(units: number): Promise<Grant> {
    const grant = await writes.grant(made.id, newId(), { units, atLeast: 1 });
    if (grant === null) throw new Error('no such listing');
    return grant;
  }
  function requests(...quantities: number[]) {
    return quantities.map((quantity) => ({
      orderId: newId(),
      wish: { buyerId: newId(), quantity },
      idempotency: undefined,
    }));
  }
  /** The grants are as old as the sweep waits for. */
  async function grantsAge(): Promise<void> {
    const old = new Date(Date.now() - 60_000);
    await stockOf(base.connection).updateOne({ _id: made.id }, { $set: { 'grants.$[].at': old } });
  }
  const audit = () => deps.stock.audit(made.id);
  return { id: made.id, listing: made, writes, stock, openMoves, granted, requests, grantsAge, audit };
}

/** Decides without a settler that would be nudged: what was decided stays an open move. */
function decider(transaction: Orders['base']['transaction'] = orders.base.transaction) {
  const idle = { ...orders.deps.stock.settler, nudge: () => undefined };
  const { repeated } = orders.deps.orders;
  return placingOrders({ ...orders.base, transaction }, idle, { holdSeconds: 300, holdsCapped: true, repeated });
}

function screening() {
  return { inactive: orders.deps.users.inactive, repeated: orders.deps.orders.repeated };
}

test('a stock that does not add up is refused by the database itself', async () => {
  const { id } = await given();
  const rows = stockOf(orders.base.connection);

  // P1. Red without the collection's validator (registerStock).
  await expect(rows.updateOne({ _id: id }, { $inc: { held: 1 } })).rejects.toThrow('Document failed validation');
  await expect(rows.updateOne({ _id: id }, { $inc: { available: -11, capacity: -11 } })).rejects.toThrow('validation');
  await expect(rows.updateOne({ _id: id }, { $inc: { held: -1, available: 1 } })).rejects.toThrow('validation');
});

test('two processes that read the same moves take them in once', async () => {
  const { writes, stock, openMoves, granted, requests, audit } = await given();
  await decider()(await granted(3), requests(3));
  const seenByOne = await stock();
  const movesOfOne = await openMoves();
  if (seenByOne === null) throw new Error('no stock');

  await orders.deps.stock.settle(seenByOne._id); // the other one is faster
  const late = await writes.takeIn(seenByOne, movesOfOne);

  // P1. Red without `seq` in the filter of takeIn.
  expect(late).toBeNull();
  expect(await stock()).toMatchObject({ held: 3, available: 7, seq: 2 });
  expect(await audit()).toMatchObject({ clean: true });
});

test('what a process took in before it died is not taken in again by the next', async () => {
  const { id, writes, stock, openMoves, granted, requests, audit } = await given();
  await decider()(await granted(3), requests(3));
  const before = await stock();
  if (before === null) throw new Error('no stock');
  await writes.takeIn(before, await openMoves()); // and dies before it finishes

  await orders.deps.stock.settle(id);

  // P1. Red when settle does not finish first what the stock says was begun.
  expect(await stock()).toMatchObject({ held: 3, available: 7, seq: 2 });
  expect(await openMoves()).toEqual([]);
  expect(await audit()).toMatchObject({ clean: true });
  const told = (await outboxOf(orders.base).events()).filter((event) => event.subject === id);
  expect(told.filter(({ type }) => type === 'inventory:updated')).toMatchObject([
    { data: { version: 1, available: 10, held: 0 } },
    { data: { version: 2, available: 7, held: 3 } },
  ]);
});

test('a process that slept over its grant finds it given back, and sells nothing twice', async () => {
  const { id, stock, granted, requests, grantsAge, audit } = await given({ quantity: 4 });
  const sleeper = await granted(4);
  await grantsAge();

  await orders.deps.stock.sweep();
  await eventually(async () => expect(await stock()).toMatchObject({ available: 4, grants: [] }));
  const { orders: sold } = await decider()(await granted(4), requests(4));
  const { orders: late, refusals } = await decider()(sleeper, requests(2, 2));
  await orders.deps.stock.settle(id);

  // P1. Red when the sweep drops a grant without the move that fences it.
  expect(late.size).toBe(0);
  expect(refusals.size).toBe(0);
  expect(sold.size).toBe(1);
  expect(await stock()).toMatchObject({ held: 4, available: 0, capacity: 4 });
  expect(await audit()).toMatchObject({ clean: true });
});

test('a process that sleeps inside its decision is either decided or fenced, never both', async () => {
  const { id, stock, granted, requests, grantsAge, audit } = await given({ quantity: 4 });
  const grant = await granted(4);
  await grantsAge();
  const sleepy: typeof orders.base.transaction = (work) =>
    orders.base.transaction(async (tx) => {
      const result = await work(tx);
      await orders.deps.stock.sweep(); // everybody else goes on while this commit waits
      return result;
    });

  const { orders: placed } = await decider(sleepy)(grant, requests(4));
  await orders.deps.stock.settle(id);

  const { held = 0, grants } = (await stock()) ?? {};
  expect(held).toBe(placed.size * 4);
  expect(grants).toEqual([]);
  expect(await audit()).toMatchObject({ clean: true });
});

test('a grant that lands after everybody gave up on it comes back', async () => {
  const { id, writes, stock, grantsAge } = await given();
  let late: (() => Promise<unknown>) | undefined;
  const { stock: desk } = orders.deps;
  const { reserve } = counters({
    ...desk,
    ...screening(),
    placeOrders: decider(),
    onFlight: () => undefined,
    grant(listingId, grantId, wanted) {
      if (late !== undefined) return desk.grant(listingId, grantId, wanted);
      late = () => writes.grant(listingId, grantId, wanted);
      return Promise.reject(new mongo.MongoNetworkError('no answer'));
    },
  });

  await reserve(id, { orderId: newId(), wish: { buyerId: newId(), quantity: 3 }, idempotency: undefined });
  await desk.sweep();
  await late?.();
  await grantsAge();
  await desk.sweep();
  await desk.sweep();

  // P2. Red when an id whose outcome is unknown is fenced at once: its move is settled before the grant lands, for ever.
  await eventually(async () => expect(await stock()).toMatchObject({ held: 3, available: 7, grants: [] }));
});

test('a grant whose answer was lost comes back, and its request is served by another', async () => {
  const { id, stock, grantsAge, audit } = await given();
  const { stock: desk } = orders.deps;
  let lost = 0;
  const { reserve } = counters({
    ...desk,
    ...screening(),
    placeOrders: decider(),
    onFlight: () => undefined,
    async grant(listingId, grantId, wanted) {
      const grant = await desk.grant(listingId, grantId, wanted);
      lost += 1;
      if (lost === 1) throw new mongo.MongoNetworkError('no answer');
      return grant;
    },
  });

  const order = await reserve(id, {
    orderId: newId(),
    wish: { buyerId: newId(), quantity: 3 },
    idempotency: undefined,
  });
  expect(await stock()).toMatchObject({ available: 4 });
  await grantsAge();
  await desk.sweep();

  expect(order).toMatchObject({ quantity: 3, status: 'created' });
  // P2. Red without the sweep's fence.
  await eventually(async () => expect(await stock()).toMatchObject({ held: 3, available: 7, grants: [] }));
  expect(await audit()).toMatchObject({ clean: true });
});

test('a decision that was committed, though its answer was lost, is found and not repeated', async () => {
  const { id, stock, granted, requests, audit } = await given();
  let commits = 0;
  const deaf: typeof orders.base.transaction = async (work) => {
    const result = await orders.base.transaction(work);
    commits += 1;
    if (commits === 1) throw new mongo.MongoNetworkError('no answer');
    return result;
  };
  const wanted = requests(1, 2);

  const { orders: placed } = await decider(deaf)(await granted(3), wanted);
  await orders.deps.stock.settle(id);

  // P6. Red when a decision with an unknown outcome is taken again under another grant.
  expect([...placed.keys()]).toEqual(wanted.map(({ orderId }) => orderId));
  expect(await stock()).toMatchObject({ held: 3, available: 7, grants: [] });
  expect(await audit()).toMatchObject({ clean: true });
});

test('a stock that refuses its moves sells nothing more', async () => {
  const { id, stock } = await given();
  await movesOf(orders.base.connection).insertOne(move({ _id: newId(), listing: id, held: -1, sold: 0 }));

  await expect(orders.deps.stock.settle(id)).rejects.toThrow('validation');

  expect(await stock()).toMatchObject({ held: 0, available: 10, stopped: { reason: expect.any(String) } });
  const request = { orderId: newId(), wish: { buyerId: newId(), quantity: 1 }, idempotency: undefined };
  await expect(orders.deps.reserve(id, request)).rejects.toMatchObject({ code: 'selling-stopped' });
});

test('two processes that decide about one buyer at the same time do not both let them have all they may', async () => {
  const { granted, requests } = await given({ maxPerBuyer: 2 });
  const [one, other] = requests(2, 2);
  if (one === undefined || other === undefined) throw new Error('no requests');
  const sameBuyer = { ...other, wish: { ...other.wish, buyerId: one.wish.buyerId } };
  const decided = new EventEmitter();
  const firstDecided = once(decided, 'done');
  const slow: typeof orders.base.transaction = (work) =>
    orders.base.transaction(async (tx) => {
      const result = await work(tx);
      decided.emit('done');
      await sleep(300); // the other one goes on while this commit waits
      return result;
    });

  const first = decider(slow)(await granted(2), [one]);
  const grant = await granted(2);
  await firstDecided;
  const [a, b] = await Promise.all([first, decider()(grant, [sameBuyer])]);

  // Red when the decision does not rewrite the buyer's row.
  expect(a.orders.size + b.orders.size).toBe(1);
  expect([...a.refusals.values(), ...b.refusals.values()]).toMatchObject([{ code: 'over-buyer-limit' }]);
});

test('a flight shares what is left in the order of arrival, each request whole or not at all', async () => {
  const { id, stock, audit } = await given({ quantity: 5 });
  const wish = (quantity: number) => ({
    orderId: newId(),
    wish: { buyerId: newId(), quantity },
    idempotency: undefined,
  });
  const first = orders.deps.reserve(id, wish(1));
  const others = [3, 2, 1].map((quantity) => orders.deps.reserve(id, wish(quantity)));

  await expect(first).resolves.toMatchObject({ quantity: 1 });
  await expect(others[0]).resolves.toMatchObject({ quantity: 3 });
  await expect(others[1]).rejects.toMatchObject({ code: 'sold-out' });
  await expect(others[2]).resolves.toMatchObject({ quantity: 1 });
  await eventually(async () => expect(await stock()).toMatchObject({ held: 5, available: 0, grants: [] }));
  expect(await audit()).toMatchObject({ clean: true });
});

test('a request waits a moment for units that are being decided about, and gets them when they come back', async () => {
  const { id, granted } = await given({ quantity: 2 });
  const other = await granted(2);

  const waiting = orders.deps.reserve(id, {
    orderId: newId(),
    wish: { buyerId: newId(), quantity: 2 },
    idempotency: undefined,
  });
  await orders.deps.stock.release(other);

  await expect(waiting).resolves.toMatchObject({ quantity: 2 });
});

test('a request does not wait longer than a second for them', async () => {
  const { id, granted } = await given({ quantity: 2 });
  await granted(2);
  const startedAt = performance.now();

  const waiting = orders.deps.reserve(id, {
    orderId: newId(),
    wish: { buyerId: newId(), quantity: 2 },
    idempotency: undefined,
  });

  await expect(waiting).rejects.toMatchObject({ code: 'sold-out' });
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});
