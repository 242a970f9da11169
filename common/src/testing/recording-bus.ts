import type { EventEnvelope } from '../contracts/index.ts';
import type { EventBus } from '../messaging/index.ts';

export type RecordingBus = EventBus & { readonly events: EventEnvelope[] };

/** A bus in memory that keeps what is published. Nothing arrives from it by itself: tests `deliver`. */
export function recordingBus(): RecordingBus {
  const events: EventEnvelope[] = [];
  const silence = { stop: async () => undefined };
  return {
    events,
    connect: async () => undefined,
    publish: async (published) => {
      events.push(...published);
      return { stored: new Set(published.map((event) => event.id)) };
    },
    consume: async () => silence,
    tail: async () => silence,
    isHealthy: () => true,
    drain: async () => undefined,
  };
}
