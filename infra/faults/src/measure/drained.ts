import { setTimeout as sleep } from 'node:timers/promises';
import type { Rig } from '../rig.ts';

const GIVE_UP_MS = 120_000;

/** How long until nothing of what was told before now waits in any outbox. */
export async function drainedMs(rig: Rig): Promise<number> {
  const from = new Date();
  while (Date.now() - from.getTime() < GIVE_UP_MS) {
    const left = await rig.books.waiting(from).catch(() => 1);
    if (left === 0) break;
    await sleep(100);
  }
  return Date.now() - from.getTime();
}
