import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { UserDeleted, UserLinkRequested } from '../../src/contracts/index.ts';
import { leaseOn, type OutboxRelay, outboxRelay } from '../../src/mongo/index.ts';
import { eventually } from '../../src/testing/eventually.ts';
import { anotherProcess, database, told } from './fixtures.ts';
import { recordingBus, refusal, stored } from './recording-bus.ts';

type Process = Awaited<ReturnType<typeof anotherProcess>>;
let db: Awaited<ReturnType<typeof database>>;
let relays: OutboxRelay[] = [];
let others: Process[] = [];
beforeEach(async () => {
  db = await database();
});
afterEach(async () => {
  await Promise.all(relays.map((relay) => relay.stop({ withinMs: 100 })));
  await Promise.all(others.map(({ connection }) => connection.close()));
  relays = [];
  others = [];
  await db.drop();
});

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A relay of `process` with its own bus and lease, started. */
function relayOn(process: Pick<Process, 'connection' | 'outbox'>, { ttlMs = 3_000, pollMs = 50 } = {}) {
  const bus = recordingBus();
  const lease = leaseOn(process.connection, { name: 'outbox', holder: randomUUID(), ttlMs });
  const relay = outboxRelay({ outbox: process.outbox, bus, lease, logger: quiet, pollMs, followMs: 50 });
  relays.push(relay);
  relay.start();
  return { bus, lease, relay };
}
async function secondProcess(): Promise<Process> {
  const other = await anotherProcess(db.connection);
  others.push(other);
  return other;
}
const tell = (process: Pick<Process, 'transaction'> = db, id = randomUUID()) =>
  process.transaction(async (tx) => tx.tell(UserDeleted, { ...told(), id }));
const tellMany = (count: number) =>
  db.transaction(async (tx) => Array.from({ length: count }, () => tx.tell(UserDeleted, told())));
const pending = () => db.connection.collection('outbox').countDocuments({ sentAt: null });
const allSent = () => eventually(async () => expect(await pending()).toBe(0));

test('what was told is published once and kept as sent', async () => {
  const { bus } = relayOn(db);
  const id = await tell();
  await allSent();
  expect(bus.published()).toEqual([id]);
  const row = await db.connection.collection<{ _id: string }>('outbox').findOne({ _id: id });
  expect(row).toMatchObject({ sentAt: expect.any(Date) });
});

test('a commit of this process is published without waiting for the next poll', async () => {
  const { bus } = relayOn(db, { pollMs: 60_000 });
  await sleep(200);
  const id = await tell();
  await eventually(() => expect(bus.published()).toEqual([id]));
});

test('a commit of another process is found by polling', async () => {
  const { bus } = relayOn(db);
  const id = await tell(await secondProcess());
  await eventually(() => expect(bus.published()).toEqual([id]));
});

// P4. Red when the relay asks for ids greater than the last one it has seen.
test('an event that is older than one already sent is published', async () => {
  const { bus } = relayOn(db);
  const late = 'ffffffff-0000-4000-8000-000000000000';
  const early = '00000000-0000-4000-8000-000000000000';
  await tell(db, late);
  await allSent();
  await tell(db, early);
  await allSent();
  expect(bus.published()).toEqual([late, early]);
});

test('a backlog leaves in batches of at most 256', async () => {
  const ids = await tellMany(600);
  const { bus } = relayOn(db);
  await allSent();
  expect(bus.batches.map(({ length }) => length)).toEqual([256, 256, 88]);
  expect(new Set(bus.published())).toEqual(new Set(ids));
});

test('a secret is removed once it is sent, not before', async () => {
  const { bus } = relayOn(db);
  bus.answer = async () => refusal();
  const data = {
    id: randomUUID(),
    userId: randomUUID(),
    email: 'a@example.com',
    name: null,
    kind: 'reset-password',
    url: 'https://ticketing.dev/reset/secret',
    expiresAt: new Date().toISOString(),
    version: 1,
  } as const;
  const id = await db.transaction(async (tx) => tx.tell(UserLinkRequested, { subject: data.id, data }));
  await eventually(() => expect(bus.published().length).toBeGreaterThan(0));
  const rows = db.connection.collection<{ _id: string }>('outbox');
  expect(await rows.countDocuments({ _id: id })).toBe(1);

  bus.answer = async (events) => stored(events);
  await eventually(async () => expect(await rows.countDocuments({ _id: id })).toBe(0));
});

// P4. Red when rows are marked before they are published.
test('an event published by a relay that died before noting it is published again by the next', async () => {
  const dying = relayOn(await secondProcess(), { ttlMs: 300 });
  dying.bus.answer = () => new Promise(() => undefined); // stored, but its process hears no more
  const id = await tell();
  await eventually(() => expect(dying.bus.published()).toEqual([id]));

  const next = relayOn(db, { ttlMs: 300 });
  await allSent();
  expect(next.bus.published()).toEqual([id]);
});

// Red when `hold` does not ask the database, or takes a lease that another one holds.
test('of two relays one publishes, and nothing is lost', async () => {
  const first = relayOn(db, { ttlMs: 60_000 });
  const second = relayOn(await secondProcess(), { ttlMs: 60_000 });
  const ids = (await Promise.all(Array.from({ length: 60 }, () => tell()))).flat();
  await allSent();
  const counts = [first, second].map(({ bus }) => bus.published().length).sort();
  expect(counts).toEqual([0, 60]);
  expect(new Set([...first.bus.published(), ...second.bus.published()])).toEqual(new Set(ids));
});

// Red when neither `hold` nor `isHeld` notices that time has passed.
test('a relay that slept through its lease publishes no more, and what it notes does no harm', async () => {
  const sleeper = relayOn(await secondProcess(), { ttlMs: 300 });
  let wakeUp: () => void = () => undefined;
  const asleep = new Promise<void>((resolve) => {
    wakeUp = resolve;
  });
  sleeper.bus.answer = async (events) => {
    await asleep;
    return stored(events);
  };
  const before = await tell();
  await eventually(() => expect(sleeper.bus.published()).toEqual([before]));
  const oldToken = (await leaseRow()).token;

  const next = relayOn(db, { ttlMs: 60_000 });
  await allSent();
  expect((await leaseRow()).token).toBe(oldToken + 1);
  const outbox = db.connection.collection<{ _id: string; sentAt: Date }>('outbox');
  const sent = await outbox.findOne({ _id: before });
  wakeUp();
  const after = await Promise.all(Array.from({ length: 5 }, () => tell()));
  await allSent();

  expect(sleeper.bus.published()).toEqual([before]);
  expect(sleeper.lease.isHeld()).toBe(false);
  expect(new Set(next.bus.published())).toEqual(new Set([before, ...after]));
  expect(await outbox.findOne({ _id: before })).toEqual(sent);
});

test('while the broker is away events wait, and leave when it is back', async () => {
  const { bus } = relayOn(db);
  bus.healthy = false;
  bus.answer = async () => refusal('broker away');
  const ids = await Promise.all(Array.from({ length: 5 }, () => tell()));
  await sleep(1_000);
  expect(await pending()).toBe(5);
  expect(bus.batches.length).toBeLessThan(20); // it backs off

  bus.healthy = true;
  bus.answer = async (events) => stored(events);
  await eventually(async () => expect(await pending()).toBe(0), { withinMs: 8_000 });
  expect(new Set(bus.published())).toEqual(new Set(ids));
});

test('only what the broker is known to have stored is noted; the rest is published again', async () => {
  const { bus } = relayOn(db, { pollMs: 500 });
  let spoilt = true;
  bus.answer = async (events) => {
    if (!spoilt) return stored(events);
    spoilt = false;
    return { ...stored(events.slice(0, 3)), error: new Error('the connection broke') };
  };
  await tellMany(5);
  await allSent();
  expect(bus.published()).toHaveLength(5 + 2);
});

// Red when `refused` is not left out of the next look: the bad event spoils every batch.
test('an event that the broker always refuses does not hold up the others', async () => {
  const bad = randomUUID();
  const { bus } = relayOn(db);
  bus.answer = async (events) => (events.some(({ id }) => id === bad) ? refusal('too large') : stored(events));
  await tell(db, bad);
  for (let round = 0; round < 5; round += 1) {
    await tellMany(20);
    await eventually(async () => expect(await pending()).toBe(1));
  }
  expect(bus.published().filter((id) => id === bad).length).toBeLessThan(10);
});

test('when it stops it publishes what waits and the next relay takes over at once', async () => {
  const { bus, relay } = relayOn(db, { ttlMs: 60_000, pollMs: 60_000 });
  await sleep(100);
  bus.answer = async (events) => {
    await sleep(100);
    return stored(events);
  };
  await Promise.all(Array.from({ length: 5 }, () => tell()));
  await relay.stop();
  expect(await pending()).toBe(0);

  const next = relayOn(await secondProcess());
  const id = await tell();
  await eventually(() => expect(next.bus.published()).toEqual([id]));
});

test('a broker that is away does not keep it from stopping', async () => {
  const { bus, relay } = relayOn(db);
  bus.answer = () => new Promise(() => undefined);
  await tell();
  await eventually(() => expect(bus.batches.length).toBe(1));
  const start = performance.now();
  await relay.stop({ withinMs: 300 });
  expect(performance.now() - start).toBeLessThan(5_000);
});

function leaseRow() {
  return db.connection
    .collection<{ _id: string; token: number }>('leases')
    .findOne({ _id: 'outbox' })
    .then((row) => row ?? { token: 0 });
}
