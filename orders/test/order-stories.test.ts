import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '@ticketing-dev/common/testing';
import fc from 'fast-check';
import { movesOf } from '../src/db/stock-rows.ts';
import { world } from './support/given.ts';
import { shopFloor } from './support/shop-floor.ts';
import { type Orders, startOrders } from './support/start-orders.ts';
import { type Story, stories, told } from './support/story.ts';

/** `STORIES=500` tells more of them; a failure prints the shortest story found, its seed and how it went wrong. */
const STORIES = Number(process.env.STORIES ?? 25);
const SEATS = 6;

let orders: Orders;
let given: ReturnType<typeof world>;
beforeAll(async () => {
  orders = await startOrders();
  given = world(orders);
});
afterAll(() => orders.close());

async function live(story: Story): Promise<void> {
  const floor = await shopFloor(orders, given, SEATS);
  const { id } = floor.ticket();
  for (const moment of story) {
    await floor.live(moment);
    expect(floor.wrong).toEqual([]);
    expect(await orders.deps.stock.audit(id)).toMatchObject({ clean: true, faults: [], stopped: null });
  }
  await eventually(async () => {
    await orders.deps.stock.settle(id);
    expect(await movesOf(orders.base.connection).countDocuments({ listing: id, open: true })).toBe(0);
    expect(await given.stock({ id })).toMatchObject({ grants: [] });
  });

  const last = await Promise.all(floor.made().map(floor.seen));
  const units = (...statuses: readonly string[]) =>
    last.filter(({ status }) => statuses.includes(status)).reduce((sum, { quantity }) => sum + quantity, 0);
  const stock = await given.stock({ id });
  expect(stock).toMatchObject({ held: units('created', 'paying'), sold: units('completed', 'refunding') });
  expect(stock.capacity).toBe(Math.max(floor.ticket().quantity, stock.held + stock.sold));
  for (const order of last) {
    if (floor.acknowledged.cancelled.has(order.id)) expect(order.status).toBe('cancelled');
    expect(order.admissions.length).toBe(order.amountPaid > 0 ? order.quantity : 0);
    const versions = (await given.toldOf(order))
      .filter(({ type }) => type.startsWith('order:'))
      .map(({ data }) => data.version);
    // Each change of state was told once, and none was skipped but those that tell nothing.
    expect(new Set(versions).size).toBe(versions.length);
    expect(versions.at(-1)).toBe(order.version);
  }
}

/**
 * P1, P3, P5, P6 against the real use cases on the real database: whatever happens at once, each order is what the pure rules
 * make of it in some order, and the stock is what its orders say. Red without the stock's move in the transaction of a change,
 * or when a change is decided on an order that was read outside of it.
 */
test('every story of one listing can be told one thing after another', async () => {
  await fc.assert(fc.asyncProperty(stories, live), {
    numRuns: STORIES,
    endOnFailure: false,
    reporter(run) {
      if (!run.failed) return;
      const [story] = run.counterexample ?? [];
      const why = run.errorInstance instanceof Error ? run.errorInstance.message : String(run.errorInstance);
      throw new Error(`seed ${run.seed}, path "${run.counterexamplePath}":\n${story ? told(story) : ''}\n${why}`);
    },
  });
}, 180_000);
