import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type TestBase, testBase } from '../../src/testing/index.ts';

const { TEST_MONGO_URL, TEST_MONGOD_BINARY } = process.env;
const ownServer = TEST_MONGOD_BINARY === undefined ? test.skip : test;

let base: TestBase | undefined;
beforeAll(() => {
  delete process.env.TEST_MONGO_URL;
});
afterAll(async () => {
  await base?.close();
  if (TEST_MONGO_URL !== undefined) process.env.TEST_MONGO_URL = TEST_MONGO_URL;
});

ownServer('without a running replica set the kit brings its own, with transactions', async () => {
  base = await testBase('orders', { redis: 'none' });
  await base.prepare();
  expect(await base.transaction(async () => 'committed')).toBe('committed');
});
