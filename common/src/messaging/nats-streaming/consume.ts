import { setTimeout as delay } from 'node:timers/promises';
import type { Message } from 'node-nats-streaming';
import type { Logger } from 'pino';
import type { ConsumeInput, Settlement } from '../event-bus.ts';
import { parsePayload } from '../payload.ts';
import { slots } from '../slots.ts';
import { channelOf, natsSubjectOn, typeOf } from './channel.ts';
import type { Link } from './link.ts';
import { type ChannelSubscription, subscribe } from './subscribe.ts';

declare module 'node-nats-streaming' {
  interface Message {
    /** How often the server delivered it before. The package has it and its types forgot it. */
    getRedeliveryCount(): number;
  }
}

const AFTER_REJECTION: Settlement = { kind: 'retry', delayMs: 1_000 };

export interface Consumption {
  /** Takes part over this (new) connection. */
  attach(link: Link): Promise<void>;
  stop(): Promise<void>;
}

export interface ConsumptionContext {
  readonly logger: Logger;
  readonly ackWaitMs: number;
  /** Groups' channels that this process consumes already. */
  readonly taken: Set<string>;
}

/**
 * The channels of some events, shared by the processes of a service. The server cannot be asked to bring a message again after
 * a while, so that retries wait here; when this process dies meanwhile, the server brings it to another one after `ackWaitMs`.
 */
export function consumption(input: ConsumeInput, context: ConsumptionContext): Consumption {
  const { logger, ackWaitMs, taken } = context;
  const { concurrency = 16 } = input;
  const types = new Set(input.definitions.map(({ type }) => type));
  const channels = [...new Set(input.definitions.map(channelOf))];
  const { take, free } = slots(concurrency);
  const stopping = new AbortController();
  const underWay = new Set<Promise<void>>();
  let open: readonly ChannelSubscription[] = [];

  const settle = async (channel: string, message: Message, payload: unknown, link: Link): Promise<void> => {
    for (let tries = 1; ; tries += 1) {
      await take();
      if (!link.isUp() || stopping.signal.aborted) return free();
      const attempt = message.getRedeliveryCount() + tries;
      const settlement = await input
        .handle({ payload, attempt, natsSubject: natsSubjectOn(channel, payload) })
        .catch((error: unknown) => {
          logger.error({ err: error, channel }, 'delivery not settled: it comes again');
          return AFTER_REJECTION;
        })
        .finally(free);
      if (settlement.kind === 'ack') return acknowledge(message, link);
      await delay(settlement.delayMs, undefined, { signal: stopping.signal }).catch(() => {});
    }
  };

  const listen = (channel: string, link: Link) => {
    const inHand = new Set<number>();
    return (message: Message) => {
      if (stopping.signal.aborted) return;
      const payload = parsePayload(message.getRawData());
      const type = typeOf(payload);
      if (type !== undefined && !types.has(type)) return acknowledge(message, link);
      const sequence = message.getSequence();
      // Brought again while it is handled, or while its retry waits.
      if (inHand.has(sequence)) return;
      inHand.add(sequence);
      const settled = settle(channel, message, payload, link).finally(() => {
        inHand.delete(sequence);
        underWay.delete(settled);
      });
      underWay.add(settled);
    };
  };

  // A second member of the group in this process would take, and drop, the types that only the first one handles.
  const claims = channels.map((channel) => `${input.service} ${channel}`);
  if (claims.some((claim) => taken.has(claim)))
    throw new Error(`${claims.join(', ')}: consumed by this process already.`);

  return {
    async attach(link) {
      const options = link.stan
        .subscriptionOptions()
        .setDeliverAllAvailable()
        .setManualAckMode(true)
        .setAckWait(ackWaitMs)
        .setDurableName(input.service)
        // More than are handled at once: what waits for its retry must not keep the others back.
        .setMaxInFlight(concurrency * 8);
      const opened: ChannelSubscription[] = [];
      open = opened;
      await Promise.all(
        channels.map(async (channel) => {
          const onMessage = listen(channel, link);
          opened.push(await subscribe(link, { channel, group: input.service, options, onMessage }));
        }),
      );
      for (const claim of claims) taken.add(claim);
    },
    async stop() {
      stopping.abort();
      await Promise.all(underWay);
      await Promise.all(open.map((subscription) => subscription.close()));
      for (const claim of claims) taken.delete(claim);
    },
  };
}

function acknowledge(message: Message, link: Link): void {
  if (link.isUp()) message.ack();
}
