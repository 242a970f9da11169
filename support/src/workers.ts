import { every, type Worker } from '@ticketing-dev/common/runtime';
import type { Deps } from './deps.ts';
import { sendDueMessages } from './use-cases/send-due-messages.ts';
import { tellSellers } from './use-cases/tell-sellers.ts';

/** Looks four times a second for messages that are due, new ones and those to be tried again, and for sales to be told. */
export function workers(deps: Deps): Worker[] {
  const sender = every({ name: 'sender', everyMs: 250, run: () => sendDueMessages(deps), logger: deps.logger });
  const digests = every({ name: 'sales-digests', everyMs: 1_000, run: () => tellSellers(deps), logger: deps.logger });
  return [
    digests,
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
