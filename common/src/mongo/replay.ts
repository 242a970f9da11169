import type { EventEnvelope } from '../contracts/index.ts';
import type { EventBus } from '../messaging/event-bus.ts';
import type { Outbox, SentFilter } from './outbox.ts';

const BATCH = 256;
const TRIES = 3;

export interface Replayed {
  readonly published: number;
  /** Not known to be stored, after three tries. */
  readonly failed: readonly string[];
}

/**
 * Publishes sent events again, with their own ids, oldest first: for consumers that lost data or are new. Copies keep the
 * newest version and inboxes know the ids, so that the others see no effect. Secrets are gone and never come again. A broker
 * with a window against repeats (JetStream: minutes) drops events it stored that recently.
 */
export async function replay(
  { outbox, bus }: { outbox: Pick<Outbox, 'sent'>; bus: Pick<EventBus, 'publish'> },
  filter: SentFilter = {},
): Promise<Replayed> {
  let published = 0;
  const failed: string[] = [];
  let batch: EventEnvelope[] = [];

  async function flush(): Promise<void> {
    const total = batch.length;
    for (let attempt = 1; attempt <= TRIES && batch.length > 0; attempt += 1) {
      const { stored } = await bus.publish(batch);
      batch = batch.filter(({ id }) => !stored.has(id));
    }
    published += total - batch.length;
    failed.push(...batch.map(({ id }) => id));
    batch = [];
  }

  for await (const { event } of outbox.sent(filter)) {
    batch.push(event);
    if (batch.length === BATCH) await flush();
  }
  await flush();
  return { published, failed };
}
