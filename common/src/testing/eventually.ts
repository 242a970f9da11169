import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 25;

/** Repeats an assertion until it holds and answers what it answers. @throws its last failure after `withinMs`. */
export async function eventually<T>(
  assertion: () => T | Promise<T>,
  { withinMs = 5_000 }: { withinMs?: number } = {},
): Promise<T> {
  const giveUpAt = performance.now() + withinMs;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (performance.now() > giveUpAt) throw error;
      await sleep(POLL_MS);
    }
  }
}
