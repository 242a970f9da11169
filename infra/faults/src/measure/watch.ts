import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { History } from '../history.ts';
import { isService, type Rig } from '../rig.ts';

const GIVE_UP_MS = 120_000;

export type Watch = ReturnType<typeof watch>;

/** Looks when processes that were killed serve again. */
export function watch(rig: Rig, history: History) {
  const under = new Set<Promise<void>>();
  let slowest: number | undefined;

  async function untilBack(process: string, pid: number | undefined): Promise<void> {
    const from = Date.now();
    while (Date.now() - from < GIVE_UP_MS) {
      const now = rig.stack.pids()[process];
      if (now !== undefined && now !== pid && (await serves(process, rig.portOf(process)))) {
        const ms = Date.now() - from;
        slowest = Math.max(slowest ?? 0, ms);
        history.mark(`${process} serves again after ${ms} ms`);
        return;
      }
      await sleep(50);
    }
    slowest = GIVE_UP_MS;
    history.mark(`${process} does not serve again`);
  }

  function killOne(process: string): void {
    const pid = rig.stack.pids()[process];
    rig.stack.kill(process);
    const back = untilBack(process, pid).finally(() => under.delete(back));
    under.add(back);
    history.mark(`kill -9 ${process}`);
  }

  return {
    /** `kill -9` of one process; it is started again as in a cluster. */
    killOne,
    /** Of a service's every process at once, or of a server. */
    kill(name: string): void {
      for (const process of rig.processesOf(name)) killOne(process);
    },
    /** The slowest return, once all are back; undefined when nothing was killed. */
    async slowestMs(): Promise<number | undefined> {
      await Promise.all(under);
      return slowest;
    },
  };
}

async function serves(process: string, port: number): Promise<boolean> {
  if (!isService(process.replace(/-\d+$/, ''))) return accepts(port);
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(
    () => null,
  );
  return answer?.ok ?? false;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
