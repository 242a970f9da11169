import { every, type Worker } from '@ticketing-dev/common/runtime';
import type { Deps } from './deps.ts';
import { CHANNELS, type Channel } from './domain/new-message.ts';
import { sendDueMessages } from './use-cases/send-due-messages.ts';
import { tellSellers } from './use-cases/tell-sellers.ts';

/** Looks four times a second for messages that are due, no channel waiting for the other, and each second for sales to be told. */
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
    name: 'sales-digests',
    everyMs: 1_000,
    run: () => tellSellers(deps),
    logger: deps.logger,
  });
  return [mailer, ...CHANNELS.map(sender), digests];
}
