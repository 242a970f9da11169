import { stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { passwords } from '../src/gateways/passwords.ts';

test('a password is kept as argon2id with the recommended parameters', async () => {
  const { hash, fits } = passwords();
  const kept = await hash('correct horse');
  expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await fits(kept, 'correct horse')).toBe(true);
  expect(await fits(kept, 'correct horse ')).toBe(false);
  expect(await hash('correct horse')).not.toBe(kept);
});

test('a letter and its accent typed as one or as two is the same password', async () => {
  const { hash, fits } = passwords();
  expect(await fits(await hash('caf\u00e9-caf\u00e9'), 'cafe\u0301-cafe\u0301')).toBe(true);
});

test('no account fits no password, not even the one it is measured against', async () => {
  expect(await passwords().fits(undefined, 'nobody has this password')).toBe(false);
});

// Red when `fits` answers at once where there is no hash.
test('an unknown account takes as long as a known one', async () => {
  const { hash, fits } = passwords();
  const kept = await hash('correct horse');
  const took = { known: [] as number[], unknown: [] as number[] };
  for (let i = 0; i < 9; i += 1) {
    for (const [who, passwordHash] of [['known', kept] as const, ['unknown', undefined] as const]) {
      const start = performance.now();
      await fits(passwordHash, 'wrong');
      took[who].push(performance.now() - start);
    }
  }
  expect(median(took.unknown) / median(took.known)).toBeGreaterThan(0.4);
});

// Red when argon2 is called as often at once as it is asked for: files and names then wait behind all of it.
test('however many passwords are being checked, other work of the process gets its turn', async () => {
  const { hash } = passwords();
  let done = 0;
  const all = Promise.all(
    Array.from({ length: 60 }, async (_, i) => {
      await hash(`password ${i}`);
      done += 1;
    }),
  );
  await pause(1);
  await stat('.');
  expect(done).toBeLessThan(20);
  await all;
});

test('who would wait too long is told so', async () => {
  const { hash } = passwords({ mostWaiting: 5 });
  const all = Array.from({ length: 10 }, (_, i) => hash(`password ${i}`));
  await expect(Promise.all(all)).rejects.toMatchObject({ kind: 'unavailable', code: 'busy' });
  await Promise.allSettled(all);
});

const median = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
