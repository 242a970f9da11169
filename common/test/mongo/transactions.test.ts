import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mongo } from 'mongoose';
import { UserDeleted } from '../../src/contracts/index.ts';
import { isDuplicateKey } from '../../src/mongo/index.ts';
import { anotherProcess, database, mongoUrl, told } from './fixtures.ts';
import { proxyTo } from './proxy.ts';

let db: Awaited<ReturnType<typeof database>>;
beforeAll(async () => {
  db = await database();
});
afterAll(() => db.drop());

const thing = () => ({ _id: randomUUID(), name: 'a', version: 1 });
const outboxRow = (id: string) => db.connection.collection<{ _id: string }>('outbox').findOne({ _id: id });

// P4. Red when the rows are inserted without the session.
test('a change and its event are saved together', async () => {
  const row = thing();
  const id = await db.transaction(async (tx) => {
    await db.things.create([row], { session: tx.session });
    return tx.tell(UserDeleted, told(row._id));
  });

  expect(await db.things.findById(row._id)).toMatchObject({ name: 'a' });
  expect(await outboxRow(id)).toMatchObject({
    natsSubject: 'ticketing.user.deleted.v1',
    sentAt: null,
    secret: false,
    event: { id, type: 'user:deleted', source: '/auth', subject: row._id, data: { id: row._id } },
  });
});

// P4. Red when the work's writes leave the session.
test('when the work throws, neither the change nor its event is saved and nothing is called back', async () => {
  const row = thing();
  const id = randomUUID();
  let called = 0;
  const failing = db.transaction(async (tx) => {
    await db.things.create([row], { session: tx.session });
    tx.tell(UserDeleted, { ...told(row._id), id });
    tx.onCommitted(() => void called++);
    throw new Error('no');
  });

  await expect(failing).rejects.toThrow('no');
  expect(await db.things.findById(row._id)).toBeNull();
  expect(await outboxRow(id)).toBeNull();
  expect(called).toBe(0);
});

// P4. Red when `outbox.add` leaves the session.
test('when one event cannot be saved, neither the change nor the other events are', async () => {
  const id = randomUUID();
  await db.transaction(async (tx) => void tx.tell(UserDeleted, { ...told(), id }));
  const row = thing();
  const other = randomUUID();
  const again = db.transaction(async (tx) => {
    await db.things.create([row], { session: tx.session });
    tx.tell(UserDeleted, { ...told(), id: other });
    tx.tell(UserDeleted, { ...told(), id });
  });

  const error: unknown = await again.catch((thrown) => thrown);
  expect([isDuplicateKey(error), isDuplicateKey(error, '_id'), isDuplicateKey(error, 'name')]).toEqual([
    true,
    true,
    false,
  ]);
  expect(await db.things.findById(row._id)).toBeNull();
  expect(await outboxRow(other)).toBeNull();
});

test('an event that breaks its contract is a bug of ours and saves nothing', async () => {
  const wrong = db.transaction(async (tx) => {
    // @ts-expect-error the contract wants a version
    tx.tell(UserDeleted, { subject: 'x', data: { id: randomUUID(), status: 'deleted' } });
  });
  await expect(wrong).rejects.toThrow('user:deleted does not match its contract');
});

test('work that ran twice tells once', async () => {
  let attempts = 0;
  const row = thing();
  const called: number[] = [];
  await db.transaction(async (tx) => {
    attempts += 1;
    const attempt = attempts;
    tx.onCommitted(() => void called.push(attempt));
    tx.tell(UserDeleted, told(row._id));
    await db.things.create([row], { session: tx.session });
    if (attempt === 1) throw transient();
  });

  expect(attempts).toBe(2);
  expect(called).toEqual([2]);
  expect(await db.connection.collection('outbox').countDocuments({ 'event.subject': row._id })).toBe(1);
});

test('transactions that collide all succeed in the end', async () => {
  const row = thing();
  await db.things.create([row]);
  const raise = () =>
    db.transaction(async (tx) => {
      await db.things.updateOne({ _id: row._id }, { $inc: { version: 1 } }, { session: tx.session });
      tx.tell(UserDeleted, told(row._id));
    });
  await Promise.all(Array.from({ length: 10 }, raise));

  expect(await db.things.findById(row._id)).toMatchObject({ version: 11 });
  expect(await db.connection.collection('outbox').countDocuments({ 'event.subject': row._id })).toBe(10);
});

// P4. Red with `startTransaction` and `commitTransaction` in place of `withTransaction` (the driver alone repeats once).
test('a commit whose answer is lost is asked for again and happens once', async () => {
  const proxy = await proxyTo(mongoUrl());
  const other = await anotherProcess(db.connection, {}, proxy.url);
  try {
    const row = thing();
    let attempts = 0;
    await other.transaction(async (tx) => {
      attempts += 1;
      await other.things.create([row], { session: tx.session });
      tx.tell(UserDeleted, told(row._id));
      proxy.loseAnswers('commitTransaction', 3);
    });
    expect(proxy.lost()).toBe(3);
    expect(attempts).toBe(1);
    expect(await db.connection.collection('outbox').countDocuments({ 'event.subject': row._id })).toBe(1);
  } finally {
    await other.connection.close();
    proxy.close();
  }
});

// Red when it is not asked before the commit whether the deadline has passed.
test('past its deadline it answers "unavailable" and the late work is not committed', async () => {
  const short = await database({ deadlineMs: 300 });
  try {
    const row = thing();
    let finished: () => void = () => undefined;
    const late = new Promise<void>((resolve) => {
      finished = resolve;
    });
    const slow = short.transaction(async (tx) => {
      await short.things.create([row], { session: tx.session });
      await sleep(600);
      finished();
    });
    await expect(slow).rejects.toMatchObject({ kind: 'unavailable', code: 'database-busy' });
    await late;
    await sleep(100);
    expect(await short.things.findById(row._id)).toBeNull();
  } finally {
    await short.drop();
  }
});

test('a failing callback does not undo what was committed', async () => {
  const errors: unknown[] = [];
  const other = await database({ onCallbackError: (error) => void errors.push(error) });
  try {
    const result = await other.transaction(async (tx) => {
      tx.onCommitted(() => Promise.reject(new Error('later')));
      return 'saved';
    });
    expect(result).toBe('saved');
    expect(errors).toEqual([new Error('later')]);
  } finally {
    await other.drop();
  }
});

test('events carry the trace of the change', async () => {
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  const traced = await database({ traceparent: () => traceparent });
  try {
    const id = await traced.transaction(async (tx) => tx.tell(UserDeleted, told()));
    const row = await traced.connection.collection<{ _id: string }>('outbox').findOne({ _id: id });
    expect(row).toMatchObject({ event: { traceparent } });
  } finally {
    await traced.drop();
  }
});

function transient(): Error {
  return new mongo.MongoServerError({ message: 'collided', errorLabels: ['TransientTransactionError'] });
}
