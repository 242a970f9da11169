import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { retryDelay } from '../../src/messaging/index.ts';

test('the bound of the delay doubles with every attempt, up to 30 s', () => {
  const longest = (attempt: number) => retryDelay(attempt, () => 1);
  expect([1, 2, 3, 4].map(longest)).toEqual([200, 400, 800, 1600]);
  expect(longest(20)).toBe(30_000);
  expect(longest(5_000)).toBe(30_000);
});

test('anything between nothing and the bound may come out: retries do not march in step', () => {
  const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), random, (attempt, drawn) => {
      const delay = retryDelay(attempt, () => drawn);
      expect(Number.isInteger(delay)).toBe(true);
      expect(delay).toBeGreaterThanOrEqual(1);
      expect(delay).toBeLessThanOrEqual(retryDelay(attempt, () => 1));
    }),
  );
  expect(retryDelay(10, () => 0)).toBe(1);
});
