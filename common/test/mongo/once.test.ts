import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { UserDeleted } from '../../src/contracts/index.ts';
import { database, told } from './fixtures.ts';

let db: Awaited<ReturnType<typeof database>>;
let duplicates: string[] = [];
beforeAll(async () => {
  db = await database({ onDuplicate: (consumer) => void duplicates.push(consumer) });
});
beforeEach(() => {
  duplicates = [];
});
afterAll(() => db.drop());

async function counter(): Promise<string> {
  const _id = randomUUID();
  await db.things.create([{ _id, name: 'counter', version: 0 }]);
  return _id;
}
const raise = (id: string, event: { id: string }, consumer?: string) =>
  db.once(
    event,
    async (tx) => {
      await db.things.updateOne({ _id: id }, { $inc: { version: 1 } }, { session: tx.session });
      tx.tell(UserDeleted, told(id));
    },
    consumer,
  );

// P4. Red when `inbox.claim` is taken out of `once`.
test('an event that comes again has no second effect', async () => {
  const id = await counter();
  const event = { id: randomUUID() };

  expect(await raise(id, event)).toBe(true);
  expect(await raise(id, event)).toBe(false);

  expect(await db.things.findById(id)).toMatchObject({ version: 1 });
  expect(duplicates).toEqual(['orders']);
});

// P4. Red when the inbox row is read instead of inserted (ask, then act).
test('of many deliveries at the same time one has its effect', async () => {
  const id = await counter();
  const event = { id: randomUUID() };

  const effects = await Promise.all(Array.from({ length: 20 }, () => raise(id, event)));

  expect(effects.filter(Boolean)).toHaveLength(1);
  expect(await db.things.findById(id)).toMatchObject({ version: 1 });
  expect(await db.connection.collection('outbox').countDocuments({ 'event.subject': id })).toBe(1);
});

// P4. Red when the inbox row is inserted without the session.
test('an effect that failed may be tried again', async () => {
  const id = await counter();
  const event = { id: randomUUID() };
  const failing = db.once(event, () => Promise.reject(new Error('not yet')));

  await expect(failing).rejects.toThrow('not yet');
  expect(await raise(id, event)).toBe(true);
});

test('two consumers of one service each have their effect', async () => {
  const id = await counter();
  const event = { id: randomUUID() };

  expect(await raise(id, event)).toBe(true);
  expect(await raise(id, event, 'orders:second')).toBe(true);
  expect(await db.things.findById(id)).toMatchObject({ version: 2 });
});

test('a duplicate key of the work itself is an error, not a repetition', async () => {
  const id = await counter();
  const clash = db.once({ id: randomUUID() }, async (tx) => {
    await db.things.create([{ _id: id, name: 'again', version: 0 }], { session: tx.session });
  });
  await expect(clash).rejects.toMatchObject({ code: 11_000 });
});
