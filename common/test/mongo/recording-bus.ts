import type { EventEnvelope } from '../../src/contracts/index.ts';
import type { EventBus, PublishOutcome } from '../../src/messaging/event-bus.ts';

interface RecordingBus extends EventBus {
  healthy: boolean;
  /** What becomes of a batch. By default everything is stored. */
  answer: (events: readonly EventEnvelope[]) => Promise<PublishOutcome>;
  /** The ids of each batch, in order. */
  readonly batches: string[][];
  published(): string[];
}

/** The port in memory: remembers batches; a test decides what becomes of each. */
export function recordingBus(): RecordingBus {
  const batches: string[][] = [];
  const none = async () => ({ stop: async () => undefined });
  const bus: RecordingBus = {
    batches,
    published: () => batches.flat(),
    healthy: true,
    answer: async (events) => stored(events),
    connect: async () => undefined,
    async publish(events) {
      batches.push(events.map(({ id }) => id));
      return bus.answer(events);
    },
    consume: none,
    tail: none,
    isHealthy: () => bus.healthy,
    drain: async () => undefined,
  };
  return bus;
}

export function stored(events: readonly EventEnvelope[]): PublishOutcome {
  return { stored: new Set(events.map(({ id }) => id)) };
}

export const refusal = (message = 'refused'): PublishOutcome => ({ stored: new Set(), error: new Error(message) });
