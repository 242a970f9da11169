import { every, type Worker } from '@ticketing-dev/common/runtime';
import type { Deps } from './deps.ts';
import { sendDueMessages } from './use-cases/send-due-messages.ts';

/** Looks four times a second for messages that are due, new ones and those to be tried again. */
export function workers(deps: Deps): Worker[] {
  const sender = every({ name: 'sender', everyMs: 250, run: () => sendDueMessages(deps), logger: deps.logger });
  return [
    {
      name: sender.name,
      start: () => sender.start(),
      stop: async () => {
        await sender.stop();
        deps.mailer.close();
      },
    },
  ];
}
