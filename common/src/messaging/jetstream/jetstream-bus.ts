import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { durableName, STREAM } from '../consumer-names.ts';
import type { ConsumeInput, EventBus, PublishOutcome, Subscription } from '../event-bus.ts';
import { type Connection, openConnection } from './connection.ts';
import { consumeEvents } from './consume.ts';
import { ensureStream, type StreamOptions } from './ensure-stream.ts';
import { publishEvents } from './publish.ts';
import { tailEvents } from './tail.ts';

export interface JetStreamBusOptions {
  /** `nats://user:password@host:port`, several separated by commas. */
  readonly url: string;
  readonly service: string;
  readonly logger: Logger;
  readonly stream?: StreamOptions;
  /** How long an event of a process that died stays with it, in milliseconds. */
  readonly ackWaitMs?: number;
}

const CLOSE_WITHIN_MS = 2_000;

/** The port on NATS JetStream: durable pull consumers, atomic batches, the event's id against repeats. */
export function jetStreamBus(options: JetStreamBusOptions): EventBus {
  const { url, service, logger, stream = {}, ackWaitMs = 10_000 } = options;
  const subscriptions = new Set<Subscription>();
  const consumed = new Set<ConsumeInput>();
  let open: Connection | undefined;

  const connected = () => {
    if (!open) throw new Error('Not connected to NATS.');
    return { service, connection: open, logger, ackWaitMs, ensureStream: ensure(open) };
  };
  const ensure = ({ manager }: Connection) => once(() => ensureStream(manager, stream));
  const keep = (subscription: Subscription): Subscription => {
    subscriptions.add(subscription);
    return {
      async stop() {
        subscriptions.delete(subscription);
        await subscription.stop();
      },
    };
  };

  return {
    async connect() {
      if (open) return;
      const connection = await openConnection(url, service);
      try {
        await ensureStream(connection.manager, stream);
        open = connection;
      } catch (error) {
        await connection.nats.close();
        throw error;
      }
    },
    async publish(events) {
      if (!open?.isUp()) return { stored: new Set(), error: new Error('Not connected to NATS.') };
      const outcome = await unlessLost(open, publishEvents(open.js, events));
      // Nothing stored: somebody may have deleted the stream. The events are published again anyway.
      if (events.length > 0 && outcome.stored.size === 0 && open.isUp()) {
        await ensureStream(open.manager, stream).catch(() => {});
      }
      return outcome;
    },
    async consume(input) {
      const subscription = await consumeEvents(connected(), input);
      consumed.add(input);
      return keep({
        async stop() {
          consumed.delete(input);
          await subscription.stop();
        },
      });
    },
    tail: async (input) => keep(await tailEvents(connected(), input)),
    async waiting() {
      const { manager } = connected().connection;
      const inputs = [...consumed].flatMap((input) => input.definitions.map((one) => ({ ...one, by: input.service })));
      const counts = inputs.map(async ({ by, ...definition }) => {
        const info = await manager.consumers.info(STREAM, durableName(by, definition));
        return [definition.type, info.num_pending + info.num_ack_pending] as const;
      });
      return new Map(await Promise.all(counts));
    },
    isHealthy: () => open?.isUp() ?? false,
    async drain() {
      await Promise.all([...subscriptions].map((subscription) => subscription.stop()));
      subscriptions.clear();
      const closing = open;
      open = undefined;
      if (!closing) return;
      const drained = closing.isUp() ? closing.nats.drain().catch(() => {}) : undefined;
      await Promise.race([drained, delay(drained ? CLOSE_WITHIN_MS : 0, undefined, { ref: false })]);
      await closing.nats.close();
    },
  };
}

/** An answer that was lost with its connection is not waited for. What it would have confirmed is published again. */
async function unlessLost(connection: Connection, publishing: Promise<PublishOutcome>): Promise<PublishOutcome> {
  let stopListening = () => {};
  const lost = new Promise<PublishOutcome>((resolve) => {
    const error = new Error('The connection to NATS was lost.');
    stopListening = connection.on('lost', () => resolve({ stored: new Set(), error }));
  });
  return Promise.race([publishing, lost]).finally(stopListening);
}

/** Callers at the same time share one run. */
function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= run().finally(() => {
      running = undefined;
    });
    return running;
  };
}
