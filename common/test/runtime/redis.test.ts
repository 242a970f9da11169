import { setTimeout as sleep } from 'node:timers/promises';
import { expect, jest, test } from '@jest/globals';
import { createLogger } from '../../src/runtime/index.ts';
import { redisClient } from '../../src/runtime/redis.ts';

// Red without disconnectTimeout: ioredis waits 2 s for the end of a connection that has ended, and the process with it.
test('a client of a Redis that is away is gone at once when it is told to', async () => {
  const logger = createLogger({ service: 'orders', level: 'fatal' });
  const redis = redisClient('redis://127.0.0.1:1', { service: 'orders', logger });
  await redis.connect().catch(() => undefined);
  await sleep(50);
  const timers = jest.spyOn(globalThis, 'setTimeout');

  redis.disconnect();

  const waits = timers.mock.calls.map(([, ms]) => ms ?? 0);
  timers.mockRestore();
  expect(Math.max(0, ...waits)).toBeLessThanOrEqual(200);
});
