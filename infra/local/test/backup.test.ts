import { appendFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { SERVICES, type ServiceName } from '@ticketing-dev/common/contracts';
import { Decimal128, Int32, Long, MongoClient } from 'mongodb';
import { restoreBackup } from '../src/backup/restore-backup.ts';
import { takeBackup } from '../src/backup/take-backup.ts';
import type { Databases } from '../src/backup/with-databases.ts';

let client: MongoClient;
let databases: Databases;
let folder: string;
beforeAll(async () => {
  client = await new MongoClient(process.env.TEST_MONGO_URL ?? '').connect();
});
afterAll(() => client.close());

async function given(): Promise<void> {
  const mark = `backup-${Date.now().toString(36)}`;
  const db = (service: ServiceName) => client.db(`${mark}-${service}`);
  databases = {
    auth: db('auth'),
    tickets: db('tickets'),
    orders: db('orders'),
    payments: db('payments'),
    expiration: db('expiration'),
    support: db('support'),
  };
  folder = join(mkdtempSync(join(tmpdir(), 'backup-')), 'kept');
}
afterEach(async () => {
  for (const service of SERVICES) await databases[service].dropDatabase();
  rmSync(join(folder, '..'), { recursive: true, force: true });
});

test('what was kept comes back as it was: documents of every type, indexes, validators; what came later is gone', async () => {
  await given();
  const { orders, tickets } = databases;
  await orders.createCollection('stock', { validator: { $expr: { $gte: ['$available', 0] } } });
  const row = {
    _id: 'a' as never,
    available: new Int32(3),
    large: Long.fromString('9007199254740993'),
    at: new Date(5),
  };
  await orders.collection('stock').insertOne({ ...row, exact: Decimal128.fromString('0.10'), none: null });
  await orders.collection('stock').createIndex({ at: 1 }, { name: 'due', partialFilterExpression: { none: null } });
  const before = await orders.collection('stock').find({}, { promoteValues: false }).toArray();
  await takeBackup(databases, folder);

  await orders.collection('stock').updateOne({}, { $set: { available: 1 } });
  await tickets.collection('later').insertOne({});
  await restoreBackup(databases, folder);

  expect(await orders.collection('stock').find({}, { promoteValues: false }).toArray()).toEqual(before);
  expect(await orders.collection('stock').indexes()).toMatchObject([
    { key: { _id: 1 } },
    { name: 'due', key: { at: 1 }, partialFilterExpression: { none: null } },
  ]);
  await expect(orders.collection('stock').updateOne({}, { $set: { available: -1 } })).rejects.toThrow(/validation/);
  expect(await tickets.listCollections().toArray()).toEqual([]);
});

test('all databases are as of one moment, whatever is written meanwhile', async () => {
  await given();
  const numbers = Array.from({ length: 5_000 }, (_, n) => ({ n, text: 'x'.repeat(200) }));
  for (const service of SERVICES)
    await databases[service].collection('rows').insertMany(numbers.map((one) => ({ ...one })));
  let writing = true;
  const writer = (async () => {
    // Written to support first: a backup that reads one database after the other would find it in auth alone.
    for (let n = 0; writing; n += 1) {
      await databases.support.collection('rows').insertOne({ n: -n - 1 });
      await databases.auth.collection('rows').insertOne({ n: -n - 1 });
    }
  })();
  const { databases: kept } = await takeBackup(databases, folder);
  writing = false;
  await writer;
  const count = (service: ServiceName) => kept[service][0]?.documents ?? 0;
  expect(count('support') - count('auth')).toBeGreaterThanOrEqual(0);
  expect(count('support') - count('auth')).toBeLessThanOrEqual(1);
});

test('events that may have been on their way are told again, secrets are not, and nobody stays signed in', async () => {
  await given();
  const { orders, auth } = databases;
  const sent = (_id: string, ageMs: number, secret = false) => ({
    ...{ _id: _id as never, secret, sentAt: new Date() },
    createdAt: new Date(Date.now() - ageMs),
  });
  await orders
    .collection('outbox')
    .insertMany([sent('new', 1_000), sent('old', 90_000_000), sent('secret', 1_000, true)]);
  await auth.collection('sessions').insertOne({});
  await takeBackup(databases, folder);
  await restoreBackup(databases, folder);
  const waiting = await orders.collection('outbox').find({ sentAt: null }).toArray();
  expect(waiting.map(({ _id }) => _id)).toEqual(['new']);
  expect(await auth.collection('sessions').countDocuments()).toBe(0);
});

test('a damaged, unfinished or foreign folder, and services that run, are refused before anything changes', async () => {
  await given();
  const { orders } = databases;
  await orders.collection('rows').insertOne({ n: 1 });
  await expect(restoreBackup(databases, folder)).rejects.toThrow('no finished backup');
  await takeBackup(databases, folder);
  await expect(takeBackup(databases, folder)).rejects.toThrow('not empty');

  await orders.collection('rows').insertOne({ n: 2 });
  const leases = orders.collection('leases');
  await leases.insertOne({ until: new Date(Date.now() + 60_000) });
  await expect(restoreBackup(databases, folder)).rejects.toThrow('orders is running');
  await leases.deleteMany({});

  const file = join(folder, 'orders', 'rows.bson.gz');
  expect(existsSync(file)).toBe(true);
  appendFileSync(file, 'x');
  await expect(restoreBackup(databases, folder)).rejects.toThrow('damaged');
  expect(await orders.collection('rows').countDocuments()).toBe(2);
});
