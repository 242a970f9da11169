import { Counter, Gauge, type Registry } from 'prom-client';
import type { DeadLetterStore } from './dead-letters.ts';
import type { Outbox } from './outbox.ts';

/** Two gauges of one scrape share a look at the database. */
const FRESH_MS = 1_000;

/** `outbox_pending` and `outbox_oldest_seconds`, read when scraped; without an answer of the database they are NaN. */
export function outboxMetrics(registry: Registry, outbox: Pick<Outbox, 'backlog'>): void {
  const unknown = { pending: Number.NaN, oldestSeconds: Number.NaN };
  let last = { at: Number.NEGATIVE_INFINITY, backlog: Promise.resolve(unknown) };
  const backlog = () => {
    const now = performance.now();
    if (now - last.at > FRESH_MS) last = { at: now, backlog: outbox.backlog().catch(() => unknown) };
    return last.backlog;
  };
  new Gauge({
    name: 'outbox_pending',
    help: 'Events saved and not yet known to be stored by the broker.',
    registers: [registry],
    async collect() {
      this.set((await backlog()).pending);
    },
  });
  new Gauge({
    name: 'outbox_oldest_seconds',
    help: 'Age of the oldest event that waits to be published.',
    registers: [registry],
    async collect() {
      this.set((await backlog()).oldestSeconds);
    },
  });
}

/** `events_told_total`: the `onTold` of `transactions`. What was sold, refunded or refused is told by an event. */
export function toldEvents(registry: Registry): (types: readonly string[]) => void {
  const counter = new Counter({
    name: 'events_told_total',
    help: 'Events saved with the change they tell of, by type.',
    labelNames: ['type'],
    registers: [registry],
  });
  return (types) => {
    for (const type of types) counter.inc({ type });
  };
}

/** `dead_letters_open`, read when scraped; without an answer of the database it is NaN. */
export function deadLetterMetrics(registry: Registry, deadLetters: Pick<DeadLetterStore, 'countOpen'>): void {
  new Gauge({
    name: 'dead_letters_open',
    help: 'Events set aside that wait for an operator.',
    registers: [registry],
    async collect() {
      this.set(await deadLetters.countOpen().catch(() => Number.NaN));
    },
  });
}

/** `inbox_duplicates_total`: the `onDuplicate` of `transactions`. */
export function inboxDuplicates(registry: Registry): (consumer: string) => void {
  const counter = new Counter({
    name: 'inbox_duplicates_total',
    help: 'Events that came again and had no effect.',
    labelNames: ['consumer'],
    registers: [registry],
  });
  return (consumer) => counter.inc({ consumer });
}
