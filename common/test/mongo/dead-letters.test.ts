import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { DeadLetter } from '../../src/messaging/dead-letter.ts';
import { type DeadLetterStore, deadLettersOn, ensureIndexes } from '../../src/mongo/index.ts';
import { database } from './fixtures.ts';

let db: Awaited<ReturnType<typeof database>>;
let letters: DeadLetterStore;
let now = new Date();
beforeAll(async () => {
  db = await database();
  letters = deadLettersOn(db.connection, { clock: () => now });
  await ensureIndexes(db.connection);
});
beforeEach(async () => {
  now = new Date('2030-01-01T00:00:00.000Z');
  await db.connection.collection('deadletters').deleteMany({});
});
afterAll(() => db.drop());

const letter = (eventId: string = randomUUID()): DeadLetter & { eventId: string } => ({
  eventId,
  type: 'order:created',
  natsSubject: 'ticketing.order.created.v1',
  payload: { id: eventId, data: { $set: { 'a.b': 1 } } },
  reason: 'failed',
  error: 'Error: no',
  attempts: 8,
});
const why = { by: 'ada', reason: 'fixed the handler' };
const succeed = async () => undefined;

test('an event set aside twice is one letter, and operators do not see what it said', async () => {
  const first = letter();
  await letters.add(first);
  await letters.add({ ...first, error: 'Error: still no' });
  const listed = await letters.list();
  expect(listed).toHaveLength(1);
  expect(listed[0]).toMatchObject({ id: first.eventId, error: 'Error: still no', status: 'open', attempts: 8 });
  expect(listed[0]).not.toHaveProperty('payload');
});

test('a message without an id is one letter too, however odd it is', async () => {
  let deep: unknown = 1;
  for (let level = 0; level < 300; level += 1) deep = { $deep: deep };
  const { eventId: _, type: __, ...odd } = { ...letter(), payload: deep, reason: 'invalid' as const };
  await letters.add(odd);
  await letters.add(odd);
  expect(await letters.list()).toMatchObject([{ cause: 'invalid', type: null }]);
});

test('a retry hands over the message as it came, and closes the letter', async () => {
  const one = letter();
  await letters.add(one);
  const handed: unknown[] = [];
  const outcome = await letters.retry(one.eventId, async (message) => void handed.push(message), why);
  expect(outcome).toEqual({ kind: 'retried' });
  expect(handed).toEqual([{ natsSubject: one.natsSubject, payload: one.payload }]);
  expect(await letters.list()).toEqual([]);
  const [closed] = await letters.list({ status: 'retried' });
  expect(closed).toMatchObject({ id: one.eventId, history: [{ action: 'retry', ...why, at: now }] });
});

test('a retry that fails leaves the letter open', async () => {
  const one = letter();
  await letters.add(one);
  const outcome = await letters.retry(one.eventId, () => Promise.reject(new Error('again no')), why);
  expect(outcome).toEqual({ kind: 'failed', error: 'Error: again no' });
  expect(await letters.list()).toMatchObject([{ attempts: 9, error: 'Error: again no' }]);
  expect(await letters.retry(one.eventId, succeed, why)).toEqual({ kind: 'retried' });
});

// Red when `move` does not ask for the state in its write.
test('of several retries at once one runs', async () => {
  const one = letter();
  await letters.add(one);
  let runs = 0;
  const retry = () => letters.retry(one.eventId, async () => void runs++, why);
  const outcomes = await Promise.allSettled([retry(), retry(), retry()]);
  expect(runs).toBe(1);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('a requested retry is taken up by the service', async () => {
  const one = letter();
  await letters.add(one);
  await letters.requestRetry(one.eventId, why);
  expect(await letters.retryRequested(succeed)).toBe(1);
  expect(await letters.retryRequested(succeed)).toBe(0);
  expect(await letters.list({ status: 'retried' })).toHaveLength(1);
});

test('a requested retry that fails is not tried for ever', async () => {
  const one = letter();
  await letters.add(one);
  await letters.requestRetry(one.eventId, why);
  expect(await letters.retryRequested(() => Promise.reject(new Error('no')))).toBe(1);
  expect(await letters.list()).toHaveLength(1);
});

test('a retry whose process died may be begun again after five minutes', async () => {
  const one = letter();
  await letters.add(one);
  letters.retry(one.eventId, () => new Promise(() => undefined), why).catch(() => undefined);
  await expect(
    (async () => {
      while ((await letters.list({ status: 'retrying' })).length === 0);
      return letters.retry(one.eventId, succeed, why);
    })(),
  ).rejects.toMatchObject({ kind: 'conflict' });
  now = new Date(now.getTime() + 301_000);
  expect(await letters.retry(one.eventId, succeed, why)).toEqual({ kind: 'retried' });
});

test('a dropped letter is closed, with who and why, and its content gone', async () => {
  const one = letter();
  await letters.add(one);
  await letters.drop(one.eventId, why);
  expect(await letters.list({ status: 'dropped' })).toMatchObject([{ history: [{ action: 'drop', ...why }] }]);
  const row = await db.connection.collection<{ _id: string }>('deadletters').findOne({ _id: one.eventId });
  expect(row).not.toHaveProperty('payload');
  await expect(letters.retry(one.eventId, succeed, why)).rejects.toMatchObject({ code: 'dead-letter-not-open' });
});

test('an unknown letter is not found', async () => {
  await expect(letters.drop('nope', why)).rejects.toMatchObject({ kind: 'not-found' });
});

test('the list has pages', async () => {
  for (let count = 0; count < 5; count += 1) await letters.add(letter());
  const first = await letters.list({ limit: 3 });
  const after = first.at(-1);
  const second = await letters.list({ limit: 3, ...(after && { after }) });
  expect(new Set([...first, ...second].map(({ id }) => id)).size).toBe(5);
});
