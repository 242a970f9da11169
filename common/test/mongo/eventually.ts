import { setTimeout as sleep } from 'node:timers/promises';

/** Repeats an assertion until it holds. */
export async function eventually(assertion: () => void | Promise<void>, withinMs = 5_000): Promise<void> {
  const until = performance.now() + withinMs;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (performance.now() > until) throw error;
      await sleep(20);
    }
  }
}
