import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { createLogger, every } from '../../src/runtime/index.ts';
import { eventually } from '../../src/testing/index.ts';

const lines: string[] = [];
const logger = createLogger({ service: 'orders' }, { write: (line) => void lines.push(line) });

test('it runs again and again, never twice at once', async () => {
  let [runs, atOnce, most] = [0, 0, 0];
  const worker = every({
    name: 'sweeper',
    everyMs: 1,
    logger,
    run: async () => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await sleep(5);
      atOnce -= 1;
      runs += 1;
    },
  });
  await worker.start();
  await eventually(() => expect(runs).toBeGreaterThan(3));
  await worker.stop();
  expect(most).toBe(1);
  expect(atOnce).toBe(0);
});

test('a run that fails is logged, and the next one comes', async () => {
  let runs = 0;
  const worker = every({
    name: 'unlucky',
    everyMs: 1,
    logger,
    run: () => {
      runs += 1;
      throw new Error('no luck');
    },
  });
  await worker.start();
  await eventually(() => expect(runs).toBeGreaterThan(2));
  await worker.stop();
  expect(lines.join('')).toMatch(/"worker":"unlucky".*worker run failed/);
});

test('stopping waits for the run under way, tells it, and ends the pause at once', async () => {
  let finished = false;
  const slow = every({
    name: 'slow',
    everyMs: 60_000,
    logger,
    run: async (signal) => {
      await sleep(60_000, undefined, { signal }).catch(() => undefined);
      await sleep(30);
      finished = true;
    },
  });
  await slow.start();
  await slow.stop();
  expect(finished).toBe(true);

  const idle = every({ name: 'idle', everyMs: 60_000, logger, run: async () => undefined });
  await idle.start();
  await sleep(20);
  const startedAt = performance.now();
  await idle.stop();
  expect(performance.now() - startedAt).toBeLessThan(1_000);
});

test('one that was never started stops too', async () => {
  await every({ name: 'idle', everyMs: 1, logger, run: async () => undefined }).stop();
});
