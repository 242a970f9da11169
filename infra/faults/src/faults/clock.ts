import { fileURLToPath } from 'node:url';
import type { Fault } from '../fault.ts';
import type { Rig } from '../rig.ts';

const SHIFT = fileURLToPath(new URL('../shift-clock.mjs', import.meta.url));

async function setClock(rig: Rig, service: string, env: NodeJS.ProcessEnv): Promise<void> {
  for (const process of rig.processesOf(service)) {
    rig.give(process, env);
    await rig.stack.restart(process);
  }
}

function wrong(service: string, hours: number): Fault {
  const offset = { NODE_OPTIONS: `--import ${SHIFT}`, CLOCK_OFFSET_MS: String(hours * 3_600_000) };
  return {
    name: `clock-${service}-${hours < 0 ? 'behind' : 'ahead'}`,
    story: `The clocks of ${service} are ${Math.abs(hours)} h ${hours < 0 ? 'behind' : 'ahead'}: what is due is for the database to say.`,
    inject: ({ rig }) => setClock(rig, service, offset),
    lastsMs: 14_000,
    heal: ({ rig }) => setClock(rig, service, {}),
    bounds: { drainedMs: 30_000 },
  };
}

/** A service whose clocks are an hour off. One ahead finds every session expired, so those who sell and buy are behind. */
export const clockFaults: readonly Fault[] = [
  wrong('expiration', 1),
  wrong('expiration', -1),
  wrong('orders', -1),
  wrong('payments', -1),
];
