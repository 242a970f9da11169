import { every, type Worker } from '@ticketing-dev/common/runtime';
import type { Deps } from './deps.ts';
import { CHANNELS, type Channel } from './domain/new-message.ts';
import { sendDueMessages } from './use-cases/send-due-messages.ts';
import { tellSellers } from './use-cases/tell-sellers.ts';

/** Four times a second for messages that are due, new ones and those to be tried again: no channel waits for the other. */
export function workers(deps: Deps): Worker[] {
  const sender = (channel: Channel) =>
    every({
      name: `${channel} sender`,
      everyMs: 250,
      run: (signal) => sendDueMessages(deps, signal, [channel]),
      logger: deps.logger,
    });
  const mailer: Worker = { name: 'mailer', start() {}, stop: async () => deps.mailer.close() };
  const digests = every({
    name: 'sales digests',
    everyMs: 1_000,
    run: (signal) => tellSellers(deps, { signal }),
    logger: deps.logger,
  });
  return [mailer, ...CHANNELS.map(sender), digests];
}
