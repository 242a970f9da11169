import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Schema } from 'mongoose';
import { AppError } from '../../src/errors/index.ts';
import {
  createOnce,
  ensureIndexes,
  findByIdempotency,
  type Idempotency,
  idempotencyField,
  idempotencyIndex,
  type StoredIdempotency,
} from '../../src/mongo/index.ts';
import { database } from './fixtures.ts';

interface Order {
  _id: string;
  idempotency?: StoredIdempotency;
}
const NOW = new Date('2030-01-01T00:00:00.000Z');
const later = (ms: number) => new Date(NOW.getTime() + ms);
const DAY_MS = 86_400_000;

let db: Awaited<ReturnType<typeof database>>;
let orders: ReturnType<typeof orderModel>;
beforeAll(async () => {
  db = await database();
  orders = orderModel();
  await ensureIndexes(db.connection);
});
afterAll(() => db.drop());

function orderModel() {
  const schema = new Schema<Order>({ _id: String, idempotency: idempotencyField }, { autoIndex: false });
  idempotencyIndex(schema);
  return db.connection.model('Order', schema);
}

const request = (): Idempotency => ({
  actor: randomUUID(),
  route: 'POST /api/orders',
  key: randomUUID(),
  bodyHash: 'hash-a',
});

function create(idempotency: Idempotency | undefined, now = NOW, insert = insertOne) {
  const find = findByIdempotency(orders, (order) => order._id);
  return createOnce({ idempotency, find, create: insert, now });
}
async function insertOne(idempotency: StoredIdempotency | undefined): Promise<string> {
  const _id = randomUUID();
  await orders.create([{ _id, ...(idempotency && { idempotency }) }]);
  return _id;
}
const inTransaction = (idempotency: StoredIdempotency | undefined) =>
  db.transaction(async (tx) => {
    const _id = randomUUID();
    await orders.insertMany([{ _id, ...(idempotency && { idempotency }) }], { session: tx.session });
    return _id;
  });

test('the same request again is answered with the same row', async () => {
  const first = request();
  const id = await create(first);
  expect(await create(first, later(DAY_MS - 1))).toBe(id);
  expect(await orders.countDocuments({ 'idempotency.key': first.key })).toBe(1);
});

test('without a key every request creates', async () => {
  expect(await create(undefined)).not.toBe(await create(undefined));
});

test('the same key with another body is refused', async () => {
  const first = request();
  await create(first);
  await expect(create({ ...first, bodyHash: 'hash-b' })).rejects.toMatchObject({
    kind: 'unprocessable',
    code: 'idempotency-key-reused',
  });
});

test('keys of different people and routes do not meet', async () => {
  const first = request();
  const ids = [
    await create(first),
    await create({ ...first, actor: randomUUID() }),
    await create({ ...first, route: 'POST /api/payments' }),
  ];
  expect(new Set(ids).size).toBe(3);
});

// P6. Red without the unique index (idempotencyIndex) or without looking again after a conflict.
test.each([
  ['plain writes', insertOne],
  ['transactions', inTransaction],
])('equal requests at the same time create one row: %s', async (_, insert) => {
  const first = request();
  const ids = await Promise.all(Array.from({ length: 20 }, () => create(first, NOW, insert)));
  expect(new Set(ids).size).toBe(1);
  expect(await orders.countDocuments({ 'idempotency.key': first.key })).toBe(1);
});

test('24 hours after the creation a key is free again, for one request', async () => {
  const first = request();
  const old = await create(first);
  const ids = await Promise.all(Array.from({ length: 10 }, () => create(first, later(DAY_MS))));
  expect(new Set(ids).size).toBe(1);
  expect(ids[0]).not.toBe(old);
  expect(await orders.findById(old)).not.toBeNull();
});

test('a refusal is not remembered', async () => {
  const first = request();
  const refuse = () => Promise.reject(new AppError('conflict', 'sold-out', 'No tickets left.'));
  await expect(create(first, NOW, refuse)).rejects.toMatchObject({ code: 'sold-out' });
  expect(await create(first)).toEqual(expect.any(String));
});
