import { afterAll, expect, test } from '@jest/globals';
import { eventually } from '@ticketing-dev/common/testing';
import { ordersOf } from '../src/db/order-rows.ts';
import { world } from './support/given.ts';
import { random } from './support/random.ts';
import { shop } from './support/shop.ts';
import { type Orders, startOrders } from './support/start-orders.ts';

const processes: Orders[] = [];
afterAll(async () => {
  for (const sibling of processes.slice(1)) await sibling.leave();
  await processes[0]?.close();
});

test('300 people want 60 seats in mixed quantities from three processes: never more are sold, everyone else is told', async () => {
  const first = await startOrders({ workers: true });
  processes.push(first);
  for (let count = 0; count < 2; count += 1) {
    processes.push(await startOrders({ workers: true, env: { MONGO_URL: first.base.config.MONGO_URL } }));
  }
  const given = world(first);
  const ticket = await given.listed({ quantity: 60 });
  const shops = await Promise.all(processes.map(({ app }) => shop(app)));
  const roll = random(60);
  const wanted = Array.from({ length: 300 }, () => roll.upTo(4));

  const startedAt = performance.now();
  const answers = await Promise.all(
    wanted.map((quantity, at) => roundRobin(shops, at).reserve({ ticketId: ticket.id, quantity })),
  );
  const seconds = (performance.now() - startedAt) / 1_000;

  for (const { close } of shops) close();

  const placed = answers.filter(({ status }) => status === 201);
  const seats = placed.reduce((sum, { body }) => sum + body.quantity, 0);
  // P1. Red when a grant does not take the smaller of what is wanted and what is available.
  expect(seats).toBeLessThanOrEqual(60);
  // Nobody is refused a seat that was there: what is left is too little for the smallest that was refused.
  for (const { status, body } of answers.filter((answer) => answer.status !== 201)) {
    expect([status, body.code]).toEqual([409, 'sold-out']);
  }
  expect(seats).toBe(60);
  await eventually(async () => {
    expect(await given.stock(ticket)).toMatchObject({ capacity: 60, held: 60, sold: 0, available: 0, grants: [] });
  });
  expect(await ordersOf(first.base.connection).countDocuments({ 'ticket.id': ticket.id })).toBe(placed.length);
  expect(await first.deps.stock.audit(ticket.id)).toMatchObject({ clean: true });
  process.stdout.write(`race: 300 requests, ${placed.length} orders in ${seconds.toFixed(1)} s\n`);
}, 120_000);

function roundRobin<T>(all: readonly T[], turn: number): T {
  const one = all[turn % all.length];
  if (one === undefined) throw new Error('nobody there');
  return one;
}
