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
  const time = async (passwordHash: string | undefined): Promise<number> => {
    const times: number[] = [];
    for (let i = 0; i < 9; i += 1) {
      const start = performance.now();
      await fits(passwordHash, 'wrong');
      times.push(performance.now() - start);
    }
    return times.sort((a, b) => a - b)[4] ?? 0;
  };
  const [known, unknown] = [await time(kept), await time(undefined)];
  expect(unknown).toBeGreaterThan(known / 2);
  expect(unknown).toBeLessThan(known * 2);
});
