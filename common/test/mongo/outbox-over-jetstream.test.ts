import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Registry } from 'prom-client';
import { UserDeleted } from '../../src/contracts/index.ts';
import { consume, startConsumers } from '../../src/messaging/index.ts';
import { deadLettersOn, leaseOn, outboxRelay } from '../../src/mongo/index.ts';
import { eventually } from '../../src/testing/eventually.ts';
import { silent } from '../messaging/fixtures.ts';
import { jetStreamBroker } from '../messaging/jetstream-broker.ts';
import { anotherProcess, database, told } from './fixtures.ts';

type Process = Awaited<ReturnType<typeof anotherProcess>>;
type Cleanup = () => Promise<unknown>;
let db: Awaited<ReturnType<typeof database>>;
let broker: Awaited<ReturnType<typeof jetStreamBroker>>;
let cleanups: Cleanup[] = [];
beforeEach(async () => {
  [db, broker] = await Promise.all([database(), jetStreamBroker()]);
  cleanups = [() => db.drop(), () => broker.stop()];
});
afterEach(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
});

/** A process of the publishing service: its own connection, bus and relay. */
async function publisher(): Promise<Process> {
  const process = await anotherProcess(db.connection);
  const bus = broker.bus('auth');
  await bus.connect();
  const lease = leaseOn(process.connection, { name: 'outbox', holder: randomUUID(), ttlMs: 500 });
  const relay = outboxRelay({ outbox: process.outbox, bus, lease, logger: silent });
  relay.start();
  cleanups.push(
    () => process.connection.close(),
    () => bus.drain(),
    () => relay.stop({ withinMs: 500 }),
  );
  return process;
}

/** A consuming service that counts the effects of each event in its database. */
async function consumer(): Promise<void> {
  const bus = broker.bus('orders');
  await bus.connect();
  const onUserDeleted = consume(UserDeleted, async (_: object, event) => {
    await db.once(event, (tx) =>
      db.things.collection.updateOne(
        { name: event.id },
        { $inc: { version: 1 } },
        { upsert: true, session: tx.session },
      ),
    );
  });
  const deadLetters = deadLettersOn(db.connection, { clock: () => new Date() });
  const deps = { service: 'orders', bus, logger: silent, deadLetters, metrics: new Registry() };
  const subscription = await startConsumers(deps, [onUserDeleted]);
  cleanups.push(
    () => bus.drain(),
    () => subscription.stop(),
  );
}

// P4. Red when rows are marked before the broker confirms them, and when `once` leaves out the inbox.
test('whatever dies in between, every event told has its effect, once', async () => {
  const publishers = [await publisher(), await publisher()];
  await consumer();
  const telling = Promise.all(
    Array.from({ length: 150 }, async (_, index) => {
      await sleep(index * 10);
      return publishers[index % 2]?.transaction(async (tx) => tx.tell(UserDeleted, told()));
    }),
  );
  await sleep(500);
  await broker.kill();
  await sleep(300);
  await broker.start();
  const ids = await telling;

  const waiting = () => db.connection.collection('outbox').countDocuments({ sentAt: null });
  await eventually(async () => expect(await waiting()).toBe(0), { withinMs: 20_000 });
  await eventually(async () => expect(await db.things.countDocuments()).toBe(150), { withinMs: 20_000 });
  // Everything once more, past the broker's own guard against repeats.
  for await (const { event } of db.outbox.sent()) await broker.publishText(UserDeleted, JSON.stringify(event));
  await sleep(500);

  const effects = await db.things.find().lean();
  expect(new Set(effects.map(({ name }) => name))).toEqual(new Set(ids));
  expect(effects.filter(({ version }) => version !== 1)).toEqual([]);
}, 60_000);
