import { setTimeout as delay } from 'node:timers/promises';
import type { Consumer, ConsumerMessages, JsMsg } from '@nats-io/jetstream';
import type { Logger } from 'pino';
import type { Subscription } from '../event-bus.ts';
import type { Connection } from './connection.ts';

/** The client's notices that mean: this consumer, or its stream, is not there any more. */
const LOST: ReadonlySet<string> = new Set(['no_responders', 'heartbeats_missed', 'consumer_deleted']);
const AGAIN_AFTER_MS = 500;

export interface KeepReadingInput {
  readonly name: string;
  readonly connection: Connection;
  readonly logger: Logger;
  /** Most messages asked for ahead of their handling. */
  readonly ahead: number;
  /** Makes sure the consumer (and its stream) exists. Called again whenever it may have been lost. */
  readonly open: () => Promise<Consumer>;
  /** The next message is read when this resolves. Rejecting opens the consumer anew. */
  readonly take: (message: JsMsg) => Promise<void>;
  /** What was read ahead when reading stopped. */
  readonly giveBack: (message: JsMsg) => void;
}

/** Reads one consumer until stopped, opening it anew whenever it was lost. Rejects when it cannot be opened the first time. */
export async function keepReading(input: KeepReadingInput): Promise<Subscription> {
  const stopping = new AbortController();
  const { signal } = stopping;
  let messages = await read(input, await input.open());

  const run = async () => {
    for (;;) {
      try {
        for await (const message of messages) {
          if (signal.aborted) input.giveBack(message);
          else await input.take(message);
        }
      } catch (error) {
        input.logger.warn({ consumer: input.name, err: error }, 'reading of the consumer ended');
      }
      const next = await reopen(input, signal);
      if (!next) return;
      messages = next;
      if (signal.aborted) void messages.close();
    }
  };
  const running = run();
  const forget = input.connection.on('back', () => void messages.close());
  return {
    async stop() {
      forget();
      stopping.abort();
      await messages.close();
      await running;
    },
  };
}

/** @returns undefined when stopped meanwhile */
async function reopen(input: KeepReadingInput, signal: AbortSignal): Promise<ConsumerMessages | undefined> {
  while (!signal.aborted) {
    try {
      return await read(input, await input.open());
    } catch (error) {
      input.logger.warn({ consumer: input.name, err: error }, 'consumer cannot be opened yet');
      await delay(AGAIN_AFTER_MS, undefined, { signal }).catch(() => {});
    }
  }
  return undefined;
}

async function read({ ahead }: KeepReadingInput, consumer: Consumer): Promise<ConsumerMessages> {
  // Bound: the client then asks for no consumer info, and a loss shows in its notices within 5 s.
  const messages = await consumer.consume({ max_messages: ahead, expires: 5_000, bind: true });
  const watch = async () => {
    for await (const { type } of messages.status()) if (LOST.has(type)) await messages.close();
  };
  void watch();
  return messages;
}
