import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { leaseOn } from '../../src/mongo/index.ts';
import { database } from './fixtures.ts';

let db: Awaited<ReturnType<typeof database>>;
beforeAll(async () => {
  db = await database();
});
afterAll(() => db.drop());

const leases = (count: number, ttlMs: number, name: string = randomUUID()) =>
  Array.from({ length: count }, () => leaseOn(db.connection, { name, holder: randomUUID(), ttlMs }));
function pair(ttlMs: number) {
  const [a, b] = leases(2, ttlMs);
  if (!a || !b) throw new Error('two leases');
  return { a, b };
}

// Red when a lease is taken by reading and then writing.
test('of many that want it at once one gets it', async () => {
  for (let round = 0; round < 10; round += 1) {
    const held = await Promise.all(leases(10, 60_000).map((lease) => lease.hold()));
    expect(held.filter(Boolean)).toHaveLength(1);
  }
});

test('who renews in time keeps it, in one tenure', async () => {
  const { a, b } = pair(1_500);
  await a.hold();
  const token = a.token();
  for (let step = 0; step < 10; step += 1) {
    await sleep(200);
    expect([await a.hold(), await b.hold()]).toEqual([true, false]);
  }
  expect(a.token()).toBe(token);
});

// Red when `isHeld` does not look at the time.
test('who does not renew has lost it before another one can have it', async () => {
  const { a, b } = pair(300);
  await a.hold();
  while (!(await b.hold())) await sleep(10);
  expect(a.isHeld()).toBe(false);
  expect(a.token()).toBeUndefined();
});

// Red when `hold` answers from memory.
test('who slept too long asks again and is told no', async () => {
  const name = randomUUID();
  const [a] = leases(1, 300, name);
  const [b] = leases(1, 60_000, name);
  await a?.hold();
  const token = a?.token() ?? 0;
  await sleep(350);
  expect(await b?.hold()).toBe(true);
  expect(await a?.hold()).toBe(false);
  expect(b?.token()).toBe(token + 1);
});

test('a new tenure has a new token, also of the same holder', async () => {
  const { a } = pair(100);
  await a.hold();
  const token = a.token() ?? 0;
  await sleep(150);
  await a.hold();
  expect(a.token()).toBe(token + 1);
});

test('a released lease is free at once', async () => {
  const { a, b } = pair(60_000);
  await a.hold();
  expect(await b.hold()).toBe(false);
  await a.release();
  expect(a.isHeld()).toBe(false);
  expect(await b.hold()).toBe(true);
});

// Red when `release` does not name its holder and token.
test('a release that comes too late takes nothing from the next holder', async () => {
  const name = randomUUID();
  const [a] = leases(1, 100, name);
  const [b, c] = leases(2, 60_000, name);
  await a?.hold();
  await sleep(150);
  await b?.hold();
  await a?.release();
  expect(await c?.hold()).toBe(false);
});
