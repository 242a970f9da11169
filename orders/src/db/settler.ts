import { setTimeout as sleep } from 'node:timers/promises';
import type { Base, Worker } from '@ticketing-dev/common/runtime';
import { outsideTraces } from '@ticketing-dev/common/tracing';
import type { StockRow } from './stock-rows.ts';

interface Loop {
  again: boolean;
  waiting: ((stock: StockRow | null) => void)[];
}

export type Settler = ReturnType<typeof settler>;

/**
 * Settles listings when nudged: one round in flight a listing in this process, 15–35 ms apart, so that many commits share a
 * round and processes do not run in step.
 */
export function settler(input: {
  settle: (listingId: string) => Promise<StockRow | null>;
  logger: Base['logger'];
  onSettled?: (listingId: string) => void;
}) {
  const { settle, logger, onSettled } = input;
  const loops = new Map<string, Loop>();
  const running = new Set<Promise<void>>();
  let stopped = false;

  async function round(listingId: string): Promise<StockRow | null> {
    try {
      const stock = await settle(listingId);
      onSettled?.(listingId);
      return stock;
    } catch (error) {
      // The sweep nudges again for as long as there are open moves.
      logger.warn({ err: error, listing: listingId }, 'stock not settled');
      return null;
    }
  }

  async function run(listingId: string, loop: Loop): Promise<void> {
    while (loop.again) {
      loop.again = false;
      const waiting = loop.waiting.splice(0);
      const stock = await round(listingId);
      for (const tell of waiting) tell(stock);
      await sleep(15 + Math.random() * 20);
    }
    loops.delete(listingId);
  }

  function wake(listingId: string, tell?: (stock: StockRow | null) => void): void {
    const loop = loops.get(listingId) ?? { again: true, waiting: [] };
    loop.again = true;
    if (tell !== undefined) loop.waiting.push(tell);
    if (loops.has(listingId)) return;
    loops.set(listingId, loop);
    const work = outsideTraces(() => run(listingId, loop));
    running.add(work);
    void work.finally(() => running.delete(work));
  }

  return {
    /** Something was committed for this listing. */
    nudge(listingId: string): void {
      if (!stopped) wake(listingId);
    },

    /** The stock after the next round that begins from now on; null when it failed. */
    soon(listingId: string): Promise<StockRow | null> {
      if (stopped) return Promise.resolve(null);
      return new Promise((resolve) => wake(listingId, resolve));
    },

    worker: {
      name: 'settler',
      start() {},
      async stop() {
        stopped = true;
        await Promise.all(running);
      },
    } satisfies Worker,
  };
}
