import { availableParallelism } from 'node:os';
import { hash, type Options, verify } from '@node-rs/argon2';
import { AppError } from '@ticketing-dev/common/errors';
import pLimit from 'p-limit';

/**
 * argon2id with OWASP's parameters (19 MiB, 2 passes, 1 lane).
 * Source: https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
 */
const ARGON2ID: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** One core, and one of libuv's four threads, stay free for everybody else; who waits in line waits in JavaScript. */
const AT_ONCE = Math.max(1, Math.min(3, availableParallelism() - 1));

/** `mostWaiting`: how long the line may get before the next one is sent away. */
export function passwords({ mostWaiting = 500 }: { mostWaiting?: number } = {}) {
  const slot = pLimit(AT_ONCE);
  /** What an unknown account is measured against, so that it takes as long as a known one. */
  const nobodys = hash('nobody has this password', ARGON2ID);

  /** @throws AppError `busy` rather than letting a line grow without end */
  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (slot.pendingCount < mostWaiting) return slot(work);
    throw new AppError('unavailable', 'busy', 'Too many people are signing in right now. Please try again.', {
      retryAfterSeconds: 2,
    });
  }

  return {
    /** `onTurn` runs when the wait is over and may still refuse by throwing: what it knows then is fresh. */
    hash: (password: string, onTurn?: () => Promise<void>): Promise<string> =>
      inTurn(async () => {
        await onTurn?.();
        return hash(normal(password), ARGON2ID);
      }),

    /** Whether the password fits; without a hash (no such account) false, after the same time. `onTurn` as above. */
    fits: (passwordHash: string | undefined, password: string, onTurn?: () => Promise<void>): Promise<boolean> =>
      inTurn(async () => {
        await onTurn?.();
        const fits = await verify(passwordHash ?? (await nobodys), normal(password));
        return fits && passwordHash !== undefined;
      }),
  };
}

/** One password is one however the keyboard composes its letters (NIST SP 800-63B, 5.1.1.2). */
const normal = (password: string): string => password.normalize('NFKC');
