import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Schema } from 'mongoose';
import { Registry } from 'prom-client';
import { UserDeleted } from '../../src/contracts/index.ts';
import {
  ensureIndexes,
  inboxDuplicates,
  isDuplicateKey,
  newConnection,
  openConnection,
  outboxMetrics,
  outboxOn,
  trusted,
} from '../../src/mongo/index.ts';
import { database, mongoUrl, told } from './fixtures.ts';

let db: Awaited<ReturnType<typeof database>>;
beforeAll(async () => {
  db = await database();
});
afterAll(() => db.drop());

// P7. Red without `sanitizeFilter`.
test('operators that come from outside are values, those of our own code are operators', async () => {
  await db.things.create([{ _id: 'one', name: 'a', version: 1 }]);
  const injected: object = { $ne: null };
  await expect(db.things.find({ name: injected })).rejects.toThrow('Cast to string failed');
  expect(await db.things.find({ version: trusted({ $gte: 1 }) })).toHaveLength(1);
});

// Red without `strictQuery: 'throw'`: the filter would match everything.
test('a misspelt path in a filter is an error', async () => {
  await expect(db.things.find({ nmae: 'a' })).rejects.toThrow('nmae');
});

test('a connection may be opened again after a failure, with the models registered on it', async () => {
  const connection = newConnection();
  const things = connection.model('Thing', new Schema({ _id: String }, { autoIndex: false }));
  const nobody = 'mongodb://127.0.0.1:9/?directConnection=true';
  await expect(openConnection(connection, nobody, { serverSelectionTimeoutMS: 200 })).rejects.toThrow();
  await openConnection(connection, mongoUrl(), { dbName: db.connection.name });
  expect(await things.countDocuments()).toBe(1);
  await connection.close();
});

test('indexes are made for every model, by several processes at once, and again', async () => {
  const schema = new Schema({ _id: String, email: String }, { autoIndex: false });
  schema.index({ email: 1 }, { unique: true });
  const people = db.connection.model('Person', schema);
  await Promise.all([ensureIndexes(db.connection), ensureIndexes(db.connection)]);
  await ensureIndexes(db.connection);

  await people.create([{ _id: randomUUID(), email: 'a' }]);
  const error: unknown = await people.create([{ _id: randomUUID(), email: 'a' }]).catch((thrown) => thrown);
  expect([isDuplicateKey(error, 'email'), isDuplicateKey(error, '_id')]).toEqual([true, false]);
  expect(isDuplicateKey(new Error('E11000'))).toBe(false);
});

test('a changed retention time is applied to the index that is there', async () => {
  const retention = async () => {
    const indexes = await db.connection.collection('outbox').indexes();
    return indexes.find(({ name }) => name === 'retention')?.expireAfterSeconds;
  };
  expect(await retention()).toBe(90 * 86_400);
  const other = await openConnection(newConnection(), mongoUrl(), { dbName: db.connection.name });
  outboxOn(other, { retentionDays: 7 });
  await ensureIndexes(other);
  await other.close();
  expect(await retention()).toBe(7 * 86_400);
});

test('looking for what waits never scans what was sent', async () => {
  const rows = db.connection.collection('outbox');
  const find = await rows.find({ sentAt: null }, { sort: { createdAt: 1 } }).explain('queryPlanner');
  expect(JSON.stringify(find.queryPlanner.winningPlan)).toContain('"indexName":"pending"');
  const time = { $type: 'date' as const, $gte: new Date() };
  const sent = await rows.find({ sentAt: time, secret: false }, { sort: { sentAt: 1 } }).explain('queryPlanner');
  expect(JSON.stringify(sent.queryPlanner.winningPlan)).toContain('"indexName":"retention"');
});

test('metrics tell how much waits, for how long, and how often events came again', async () => {
  const registry = new Registry();
  outboxMetrics(registry, db.outbox);
  inboxDuplicates(registry)('orders');
  await db.transaction(async (tx) => void tx.tell(UserDeleted, told()));
  await new Promise((resolve) => setTimeout(resolve, 50));
  const text = await registry.metrics();
  expect(text).toContain('outbox_pending 1');
  expect(Number(/^outbox_oldest_seconds (\S+)/m.exec(text)?.[1])).toBeGreaterThan(0.04);
  expect(text).toContain('inbox_duplicates_total{consumer="orders"} 1');
});

test('metrics are answered without a database', async () => {
  const registry = new Registry();
  outboxMetrics(registry, { backlog: () => Promise.reject(new Error('away')) });
  expect(await registry.metrics()).toContain('outbox_pending Nan');
});
