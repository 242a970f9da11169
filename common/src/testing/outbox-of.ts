import type { EventEnvelope } from '../contracts/index.ts';
import type { Base } from '../runtime/index.ts';

/** What a service has told, sent or not, in the order it was told. Secrets are gone once sent. */
export function outboxOf({ connection }: Pick<Base, 'connection'>) {
  async function events(): Promise<EventEnvelope[]> {
    const rows = connection.collection<{ _id: string; event: EventEnvelope }>('outbox');
    const found = await rows.find({}, { sort: { createdAt: 1, _id: 1 } }).toArray();
    return found.map((row) => row.event);
  }
  return {
    /** Whole events, oldest first. */
    events,
    /** Their types alone, e.g. `order:created`. */
    types: async (): Promise<string[]> => (await events()).map((event) => event.type),
  };
}
