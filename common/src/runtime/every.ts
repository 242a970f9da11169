import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from './logger.ts';

/** Something that goes on in the background of a service: a sweeper, a relay, a reconciler. */
export interface Worker {
  readonly name: string;
  /** Begins; what goes on goes on in the background. */
  start(): void | Promise<void>;
  /** Takes up nothing new and waits for what is under way. */
  stop(): Promise<void>;
}

/**
 * A worker that runs something again and again: never two at once, the next one `everyMs` after the last one's end. A run that
 * fails is logged and the next one comes as ever. `run` is given a signal that says when to come to an end.
 */
export function every(options: {
  name: string;
  everyMs: number;
  run: (signal: AbortSignal) => Promise<unknown>;
  logger: Logger;
}): Worker {
  const { name, everyMs, run, logger } = options;
  const stopping = new AbortController();
  let loop = Promise.resolve();

  async function work(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await run(stopping.signal);
      } catch (error) {
        if (!stopping.signal.aborted) logger.error({ err: error, worker: name }, 'worker run failed');
      }
      await sleep(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  return {
    name,
    start() {
      loop = work();
    },
    async stop() {
      stopping.abort();
      await loop;
    },
  };
}
