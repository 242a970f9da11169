import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { EventBus, Subscription } from '../event-bus.ts';
import { type Consumption, consumption } from './consume.ts';
import { type Link, openLink } from './link.ts';
import { publishEvents } from './publish.ts';
import { tailing } from './tailing.ts';

export interface NatsStreamingBusOptions {
  /** `nats://user:password@host:port` */
  readonly url: string;
  readonly service: string;
  readonly logger: Logger;
  readonly clusterId?: string;
  /** How long an event of a process that died stays with it. Whole seconds only, in milliseconds. */
  readonly ackWaitMs?: number;
}

const AGAIN_AFTER_MS = 500;

/** The port on NATS Streaming: one channel an aggregate kind, durable queue groups; it knows no repeats, only the inbox does. */
export function natsStreamingBus(options: NatsStreamingBusOptions): EventBus {
  const { url, service, logger, clusterId = 'ticketing', ackWaitMs = 30_000 } = options;
  if (ackWaitMs % 1_000 !== 0) throw new Error('NATS Streaming waits for acknowledgements in whole seconds.');
  const clientId = `${service}-${randomUUID()}`;
  const active = new Set<Consumption>();
  const taken = new Set<string>();
  const draining = new AbortController();
  let current: Link | undefined;

  const open = async () => {
    const link = await openLink({ url, clusterId, clientId });
    try {
      await Promise.all([...active].map((one) => one.attach(link)));
    } catch (error) {
      await link.close();
      throw error;
    }
    if (draining.signal.aborted) return link.close();
    current = link;
    void link.lost.then(reopen);
  };
  const reopen = async () => {
    while (!draining.signal.aborted) {
      try {
        return await open();
      } catch (error) {
        logger.warn({ err: error }, 'NATS Streaming does not answer yet');
        await delay(AGAIN_AFTER_MS, undefined, { signal: draining.signal }).catch(() => {});
      }
    }
  };
  const start = async (one: Consumption): Promise<Subscription> => {
    if (!current?.isUp()) throw new Error('Not connected to NATS Streaming.');
    try {
      await one.attach(current);
    } catch (error) {
      await one.stop();
      throw error;
    }
    active.add(one);
    return {
      async stop() {
        active.delete(one);
        await one.stop();
      },
    };
  };

  return {
    async connect() {
      if (!current) await open();
    },
    async publish(events) {
      if (!current?.isUp()) return { stored: new Set(), error: new Error('Not connected to NATS Streaming.') };
      return publishEvents(current, events);
    },
    consume: async (input) => start(consumption(input, { logger, ackWaitMs, taken })),
    tail: (input) => start(tailing(input, { logger })),
    isHealthy: () => current?.isUp() ?? false,
    async drain() {
      draining.abort();
      await Promise.all([...active].map((one) => one.stop()));
      active.clear();
      await current?.close();
      current = undefined;
    },
  };
}
