import type { Logger } from 'pino';
import { Registry } from 'prom-client';
import type { AnyEventDefinition } from '../contracts/index.ts';
import type { Handler } from './consume.ts';
import type { DeadLetters } from './dead-letter.ts';
import type { EventBus, Subscription } from './event-bus.ts';
import { eventMetrics } from './event-metrics.ts';
import { settleDelivery } from './settle-delivery.ts';

export interface ConsumerDeps {
  readonly service: string;
  readonly bus: EventBus;
  readonly logger: Logger;
  readonly deadLetters: DeadLetters;
  /** Where the counters of events go. Without it they are counted for nobody. */
  readonly metrics?: Registry;
}

export interface ConsumerOptions {
  /** Most events handled at once by this process. */
  readonly concurrency?: number;
  /** Attempts at one event before it is set aside. */
  readonly maxAttempts?: number;
  /** Between 0 and 1, for the jitter of retries. */
  readonly random?: () => number;
}

/**
 * Starts consuming everything the handlers name. Each event is checked against its contract first; what breaks it becomes a
 * dead letter at once, what the handler throws on comes again with full jitter and becomes one after `maxAttempts` (8).
 *
 * @throws Error when two handlers name the same event: one event has one effect.
 */
export async function startConsumers<Deps extends ConsumerDeps>(
  deps: Deps,
  handlers: readonly Handler<Deps>[],
  { concurrency = 16, maxAttempts = 8, random = Math.random }: ConsumerOptions = {},
): Promise<Subscription> {
  const definitions = distinct(handlers.flatMap((handler) => handler.definitions));
  if (definitions.length === 0) return { stop: async () => {} };
  const { service, bus, logger, deadLetters } = deps;
  const metrics = eventMetrics(deps.metrics ?? new Registry());
  const context = { deps, handlers, deadLetters, logger, metrics, maxAttempts, random };
  return bus.consume({
    service,
    definitions,
    concurrency,
    handle: (delivery) => settleDelivery(context, delivery),
  });
}

function distinct(definitions: readonly AnyEventDefinition[]): readonly AnyEventDefinition[] {
  const seen = new Set<string>();
  for (const { natsSubject } of definitions) {
    if (seen.has(natsSubject)) throw new Error(`Two handlers for ${natsSubject}: one event has one effect.`);
    seen.add(natsSubject);
  }
  return definitions;
}
