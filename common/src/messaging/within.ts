import { setTimeout as delay } from 'node:timers/promises';

/** Waits for a promise, but not for ever. @throws Error with `message` after `ms` milliseconds */
export async function within<T>(ms: number, promise: Promise<T>, message: string): Promise<T> {
  const settled = new AbortController();
  const late = delay(ms, undefined, { signal: settled.signal }).then(
    () => Promise.reject(new Error(message)),
    // Aborted below, when the race is over.
    () => promise,
  );
  return Promise.race([promise, late]).finally(() => settled.abort());
}
