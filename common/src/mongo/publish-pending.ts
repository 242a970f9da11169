import type { EventEnvelope } from '../contracts/index.ts';
import type { EventBus } from '../messaging/event-bus.ts';
import type { Lease } from './lease.ts';
import type { Outbox } from './outbox.ts';
import { publishSpans } from './publish-spans.ts';
import { refusedEvents } from './refused-events.ts';

export interface PublishSettings {
  readonly outbox: Outbox;
  readonly bus: EventBus;
  readonly lease: Pick<Lease, 'isHeld'>;
  readonly batchSize: number;
  /** The broker refuses this event while it takes others. */
  readonly onRefused: (event: EventEnvelope, attempts: number, error: Error | undefined) => void;
}

export type Round = { readonly kind: 'idle' | 'sent' } | { readonly kind: 'failed'; readonly error: Error | undefined };

/** So many single refusals in a row are the broker's fault, not the events'. */
const ENOUGH_REFUSALS = 3;

/** One round of the relay: publishes the oldest waiting events and notes those the broker is known to have stored. */
export function pendingPublisher({ outbox, bus, lease, batchSize, onRefused }: PublishSettings) {
  const refused = refusedEvents();
  let failing = false;

  async function publish(events: readonly EventEnvelope[]) {
    const endSpans = publishSpans(events);
    const outcome = await bus.publish(events);
    await outbox.markSent(outcome.stored);
    refused.forget(outcome.stored);
    endSpans(outcome.stored);
    return outcome;
  }

  /** Finds out which event spoils a batch. Answers whether any went through. */
  async function oneByOne(events: readonly EventEnvelope[]): Promise<boolean> {
    let any = false;
    let inARow = 0;
    for (const event of events) {
      if (inARow === ENOUGH_REFUSALS || !lease.isHeld()) break;
      const { stored, error } = await publish([event]);
      inARow = stored.has(event.id) ? 0 : inARow + 1;
      any ||= stored.has(event.id);
      if (!stored.has(event.id) && bus.isHealthy()) onRefused(event, refused.add(event.id), error);
    }
    return any;
  }

  return async function publishPending(): Promise<Round> {
    const events = await outbox.pending({ limit: batchSize, except: refused.resting() });
    if (events.length === 0 || !lease.isHeld()) return { kind: 'idle' };
    const { stored, error } = await publish(events);
    const rest = events.filter(({ id }) => !stored.has(id));
    let any = stored.size > 0;
    if (rest.length > 0 && bus.isHealthy()) any = (await oneByOne(rest)) || any;
    if (!any) {
      // One bad event alone: it rests, and those to come need not wait with it.
      if (events.length === 1 && bus.isHealthy()) return { kind: 'idle' };
      failing = true;
      return { kind: 'failed', error };
    }
    if (failing) refused.wake();
    failing = false;
    return { kind: 'sent' };
  };
}
