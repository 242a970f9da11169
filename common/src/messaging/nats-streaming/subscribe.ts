import type { Message, SubscriptionOptions } from 'node-nats-streaming';
import type { Link } from './link.ts';

export interface ChannelSubscription {
  /** Leaves the channel; what is not acknowledged goes to the others of the group, progress is kept. */
  close(): Promise<void>;
}

export interface SubscribeInput {
  readonly channel: string;
  /** The queue group and durable name; none for a reading of one's own. */
  readonly group?: string;
  readonly options: SubscriptionOptions;
  readonly onMessage: (message: Message) => void;
}

/** Resolves once the server has the subscription. */
export async function subscribe(link: Link, input: SubscribeInput): Promise<ChannelSubscription> {
  const { channel, group, options, onMessage } = input;
  const subscription =
    group === undefined ? link.stan.subscribe(channel, options) : link.stan.subscribe(channel, group, options);
  subscription.on('message', onMessage);
  await new Promise<void>((resolve, reject) => {
    subscription.on('ready', resolve);
    subscription.on('error', reject);
    subscription.on('timeout', reject);
    void link.lost.then(() => reject(new Error('The connection to NATS Streaming was lost.')));
  });
  return {
    async close() {
      if (!link.isUp()) return;
      const closed = new Promise<void>((resolve) => {
        for (const event of ['closed', 'error', 'timeout']) subscription.on(event, () => resolve());
      });
      subscription.close();
      await Promise.race([closed, link.lost]);
    },
  };
}
