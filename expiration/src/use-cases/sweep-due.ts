import type { Deps } from '../deps.ts';
import { announceDue } from './announce-due.ts';

const BATCH = 200;

/** Announces everything that is due, whether or not the queue reminded us. Enough alone. */
export async function sweepDue(deps: Deps, signal?: AbortSignal): Promise<number> {
  let announced = 0;
  for (;;) {
    const ids = await deps.timers.due(BATCH);
    for (const id of ids) {
      if (signal?.aborted) return announced;
      if (await announceDue(deps, id)) announced += 1;
    }
    if (ids.length < BATCH) return announced;
  }
}
