import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { UserDeleted } from '../../src/contracts/index.ts';
import { pendingPublisher } from '../../src/mongo/publish-pending.ts';
import { refusedEvents } from '../../src/mongo/refused-events.ts';
import { database, told } from './fixtures.ts';
import { recordingBus, refusal } from './recording-bus.ts';

let db: Awaited<ReturnType<typeof database>>;
beforeEach(async () => {
  db = await database();
});
afterEach(() => db.drop());

const tellMany = (count: number) =>
  db.transaction(async (tx) => Array.from({ length: count }, () => tx.tell(UserDeleted, told())));

function publisher(isHeld: () => boolean) {
  const bus = recordingBus();
  const settings = { outbox: db.outbox, bus, lease: { isHeld }, batchSize: 256, onRefused: () => undefined };
  return { bus, publishPending: pendingPublisher(settings) };
}

// Red without the look at the lease after the rows were read: a process may sleep there for minutes.
test('a relay that lost its lease while it looked publishes nothing', async () => {
  await tellMany(3);
  const { bus, publishPending } = publisher(() => false);
  expect(await publishPending()).toEqual({ kind: 'idle' });
  expect(bus.batches).toEqual([]);
});

test('a relay that loses its lease while it looks for the bad event stops there', async () => {
  await tellMany(3);
  const { bus, publishPending } = publisher(() => bus.batches.length < 2);
  bus.answer = async () => refusal();
  await publishPending();
  expect(bus.batches.map(({ length }) => length)).toEqual([3, 1]);
});

test('a broker that refuses everything is not asked about every single event', async () => {
  await tellMany(50);
  const { bus, publishPending } = publisher(() => true);
  bus.answer = async () => refusal('no space left');
  expect(await publishPending()).toMatchObject({ kind: 'failed', error: new Error('no space left') });
  expect(bus.batches.length).toBe(1 + 3);
});

test('one bad event alone is no trouble of the broker', async () => {
  await tellMany(1);
  const { bus, publishPending } = publisher(() => true);
  bus.answer = async () => refusal('too large');
  expect(await publishPending()).toEqual({ kind: 'idle' });
  bus.healthy = false;
  await tellMany(1);
  expect(await publishPending()).toMatchObject({ kind: 'failed' });
});

test('a refused event rests for longer and longer, at most 10 s, until the broker is well again', () => {
  let now = 0;
  const refused = refusedEvents(() => now);
  const rests = Array.from({ length: 6 }, () => {
    refused.add('a');
    const from = now;
    while (refused.resting().length > 0) now += 500;
    return now - from;
  });
  expect(rests).toEqual([1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
  refused.add('a');
  refused.wake();
  expect(refused.resting()).toEqual([]);
});
