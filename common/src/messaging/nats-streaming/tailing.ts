import { randomUUID } from 'node:crypto';
import type { Message } from 'node-nats-streaming';
import type { Logger } from 'pino';
import type { TailInput } from '../event-bus.ts';
import { parsePayload } from '../payload.ts';
import { within } from '../within.ts';
import { channelOf, typeOf } from './channel.ts';
import type { Consumption } from './consume.ts';
import type { Link } from './link.ts';
import { publishText } from './publish.ts';
import { type ChannelSubscription, subscribe } from './subscribe.ts';

/** No event: a mark on the channel that tells a reader how far "everything stored so far" goes. Its type is nobody's. */
const MARK = 'bus:mark';
const UP_TO_DATE_WITHIN_MS = 10_000;

/** One process's own reading of one event. After a lost connection it goes on from the time of the last one it saw. */
export function tailing(input: TailInput, { logger }: { logger: Logger }): Consumption {
  const { type } = input.definition;
  const channel = channelOf(input.definition);
  let from = input.since;
  let handled = Promise.resolve();
  let open: ChannelSubscription | undefined;

  const handle = async (payload: unknown) => {
    try {
      await input.handle(payload);
    } catch (error) {
      logger.error({ err: error, type }, 'tailed event failed: skipped');
    }
  };
  return {
    async attach(link: Link) {
      const mark = { type: MARK, id: randomUUID() };
      let caughtUp = () => {};
      const upToDate = new Promise<void>((resolve) => {
        caughtUp = resolve;
      });
      const onMessage = (message: Message) => {
        const payload = parsePayload(message.getRawData());
        const claimed = typeOf(payload);
        if (claimed === type) handled = handled.then(() => handle(payload));
        else if (claimed === MARK && JSON.stringify(payload) === JSON.stringify(mark)) void handled.then(caughtUp);
        from = message.getTimestamp();
      };
      open = await subscribe(link, {
        channel,
        options: link.stan.subscriptionOptions().setStartTime(new Date(Math.min(from.getTime(), Date.now()))),
        onMessage,
      });
      await publishText(link, channel, JSON.stringify(mark));
      const lost = link.lost.then(() => Promise.reject(new Error('The connection to NATS Streaming was lost.')));
      await within(UP_TO_DATE_WITHIN_MS, Promise.race([upToDate, lost]), `${type} was not read up to now in time.`);
    },
    async stop() {
      await open?.close();
      await handled;
    },
  };
}
