import { setTimeout as sleep } from 'node:timers/promises';

export type Bell = ReturnType<typeof bell>;

/** Wakes a worker of this process. A ring while it works is heard when it is done. */
export function bell() {
  let rung = false;
  let wake = () => {};

  return {
    ring(): void {
      rung = true;
      wake();
    },

    /** Until it rings, `ms` pass, or the signal says to stop. */
    async wait(ms: number, signal: AbortSignal): Promise<void> {
      if (!rung) {
        const rang = new AbortController();
        wake = () => rang.abort();
        await sleep(ms, undefined, { signal: AbortSignal.any([signal, rang.signal]) }).catch(() => undefined);
        wake = () => {};
      }
      rung = false;
    },
  };
}
