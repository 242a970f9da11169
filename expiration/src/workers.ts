import { every, type Worker } from '@ticketing-dev/common/runtime';
import type { Deps } from './deps.ts';
import { announceDue } from './use-cases/announce-due.ts';
import { rebuildReminders } from './use-cases/rebuild-reminders.ts';
import { sweepDue } from './use-cases/sweep-due.ts';

/** The queue prompts within milliseconds; the sweeper finds whatever the queue lost, a second later at most. */
export function workers(deps: Deps): Worker[] {
  return [
    {
      name: 'reminders',
      start: () => deps.reminders.start({ onDue: (id) => announceDue(deps, id), onUp: () => rebuildReminders(deps) }),
      stop: () => deps.reminders.stop(),
    },
    every({ name: 'sweeper', everyMs: 1_000, run: (signal) => sweepDue(deps, signal), logger: deps.logger }),
  ];
}
