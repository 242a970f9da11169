import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { saveNewest } from '../../src/mongo/index.ts';
import { database } from './fixtures.ts';

let db: Awaited<ReturnType<typeof database>>;
beforeAll(async () => {
  db = await database();
});
afterAll(() => db.drop());

const version = (_id: string, version: number) => ({ _id, version, name: `v${version}` });
const shuffled = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ index: index + 1, by: Math.random() }))
    .sort((a, b) => a.by - b.by)
    .map(({ index }) => index);

// P5. Red when the condition on the version is taken out.
test('a copy keeps the newest version, in whatever order and however often they come', async () => {
  const id = randomUUID();
  expect(await saveNewest(db.things, version(id, 2))).toBe(true);
  expect(await saveNewest(db.things, version(id, 1))).toBe(false);
  expect(await saveNewest(db.things, { ...version(id, 2), name: 'other' })).toBe(false);
  expect(await saveNewest(db.things, version(id, 3))).toBe(true);
  expect(await db.things.findById(id).lean()).toEqual(version(id, 3));
});

test('version 0 is saved as a first version', async () => {
  const id = randomUUID();
  expect(await saveNewest(db.things, version(id, 0))).toBe(true);
  expect(await saveNewest(db.things, version(id, 0))).toBe(false);
});

// P5. Red when it reads and then writes.
test('versions that come at the same time end at the newest', async () => {
  for (let round = 0; round < 20; round += 1) {
    const id = randomUUID();
    await Promise.all(shuffled(16).map((v) => saveNewest(db.things, version(id, v))));
    expect(await db.things.find({ _id: id }).lean()).toEqual([version(id, 16)]);
  }
});

test('versions that come at the same time in transactions end at the newest', async () => {
  for (let round = 0; round < 20; round += 1) {
    const id = randomUUID();
    await Promise.all(
      shuffled(8).map((v) => db.transaction((tx) => saveNewest(db.things, version(id, v), tx.session))),
    );
    expect(await db.things.find({ _id: id }).lean()).toEqual([version(id, 8)]);
  }
});

test('an older version leaves the transaction it is in alive', async () => {
  const id = randomUUID();
  const other = randomUUID();
  await saveNewest(db.things, version(id, 5));
  await db.transaction(async (tx) => {
    expect(await saveNewest(db.things, version(id, 4), tx.session)).toBe(false);
    await db.things.create([version(other, 1)], { session: tx.session });
  });
  expect(await db.things.findById(other)).not.toBeNull();
});

test('a transaction whose snapshot is older than a first version is repeated and sees it', async () => {
  const id = randomUUID();
  let attempts = 0;
  const saved = await db.transaction(async (tx) => {
    attempts += 1;
    await db.things.findById(randomUUID()).session(tx.session);
    if (attempts === 1) await saveNewest(db.things, version(id, 7));
    return saveNewest(db.things, version(id, 6), tx.session);
  });
  expect({ saved, attempts }).toEqual({ saved: false, attempts: 2 });
  expect(await db.things.findById(id).lean()).toEqual(version(id, 7));
});

test('data is data: unknown fields are dropped, wrong ones refused, and a dollar sign means nothing', async () => {
  const id = randomUUID();
  await saveNewest(db.things, { _id: id, version: 1, name: '$version', unknown: 1 });
  expect(await db.things.findById(id).lean()).toEqual({ _id: id, version: 1, name: '$version' });
  await expect(saveNewest(db.things, { _id: id, version: 2 })).rejects.toThrow('name');
});
