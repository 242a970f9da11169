import { setTimeout as sleep } from 'node:timers/promises';
import { type Child, type Exit, launch, type ProcessSpec, untilReady } from './launch.ts';
import type { State } from './state.ts';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;
/** After so long a life the next death is a new story. */
const STABLE_MS = 30_000;

export type Supervised = ReturnType<typeof supervise>;
export type Report = (text: string) => void;

/** Keeps one process running, as a cluster would: whenever it ends it is started again, after growing pauses. */
export function supervise(state: State, spec: ProcessSpec, report: Report) {
  let child: Child | undefined;
  let wanted = false;
  let everReady = false;
  let deaths = 0;
  let loop = Promise.resolve();
  let pause = new AbortController();

  async function run(onReady: () => void, onFailure: (error: unknown) => void): Promise<void> {
    while (wanted) {
      await spec.before?.();
      if (!wanted) return;
      const startedAt = Date.now();
      child = launch(state, spec);
      const failure = await untilReady(state, spec, child).then(
        () => undefined,
        (error: unknown) => error,
      );
      if (failure === undefined) {
        if (everReady) report(`${spec.name} is running again`);
        everReady = true;
        onReady();
      } else if (!everReady && wanted && child.exit()?.signal == null) {
        // Never worked and ended by itself: starting it again would hide the reason.
        return onFailure(failure);
      }
      if (failure !== undefined) child.signal('SIGKILL');
      const exit = await child.exited;
      if (!wanted) return;
      deaths = Date.now() - startedAt > STABLE_MS ? 1 : deaths + 1;
      report(`${spec.name} ended (${describe(exit)}), starting it again; its log: ${state.log(spec.name)}`);
      const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (deaths - 1));
      await sleep(pauseMs, undefined, { signal: pause.signal }).catch(() => undefined);
    }
  }

  return {
    name: spec.name,
    pid: () => (child?.exit() === undefined ? child?.pid : undefined),
    signal: (name: NodeJS.Signals) => child?.signal(name),
    /**
     * Starts it; resolves once it serves.
     *
     * @throws Error in one sentence with the log's name when it ends by itself instead
     */
    start: async () => {
      await loop;
      wanted = true;
      pause = new AbortController();
      deaths = 0;
      await new Promise<void>((resolve, reject) => {
        loop = run(resolve, reject).then(
          () => reject(new Error(`${spec.name} was stopped before it was ready`)),
          reject,
        );
      });
    },
    /** Ends it and keeps it down. */
    stop: async (signal: NodeJS.Signals = 'SIGTERM') => {
      wanted = false;
      pause.abort();
      if (signal === 'SIGTERM') await child?.stop();
      else child?.signal(signal);
      await loop;
    },
  };
}

const describe = ({ code, signal }: Exit) => signal ?? `code ${code}`;
