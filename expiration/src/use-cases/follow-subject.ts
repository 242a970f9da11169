import type { Deps } from '../deps.ts';
import type { Wish } from '../domain/timer.ts';

/** Remembers when the subject is due, and asks the queue for a prompt reminder. The queue may fail: the sweeper remains. */
export async function followSubject(deps: Pick<Deps, 'timers' | 'reminders'>, wish: Wish): Promise<void> {
  if (await deps.timers.follow(wish)) await deps.reminders.remind(wish);
}
