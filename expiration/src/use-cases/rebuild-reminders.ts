import type { Deps } from '../deps.ts';

/** Asks the queue anew for every open timer: at start, and whenever Redis comes back, perhaps empty. Repeating is harmless. */
export async function rebuildReminders(deps: Deps): Promise<number> {
  let asked = 0;
  for await (const { _id: id, dueAt, traceparent = null } of deps.timers.open()) {
    if (!dueAt) continue;
    await deps.reminders.remind({ id, dueAt, traceparent });
    asked += 1;
  }
  return asked;
}
