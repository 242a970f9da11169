import type { EventEnvelope } from '../../contracts/index.ts';
import type { PublishOutcome } from '../event-bus.ts';
import { channelOf } from './channel.ts';
import type { Link } from './link.ts';

/** Publishes each event by itself; the server knows neither batches nor repeats. */
export async function publishEvents(link: Link, events: readonly EventEnvelope[]): Promise<PublishOutcome> {
  const stored = new Set<string>();
  let error: Error | undefined;
  await Promise.all(
    events.map(async (event) => {
      try {
        await publishText(link, channelOf(event), JSON.stringify(event));
        stored.add(event.id);
      } catch (reason) {
        error = reason instanceof Error ? reason : new Error(String(reason));
      }
    }),
  );
  return error ? { stored, error } : { stored };
}

/** Resolves once the server has stored it. */
export function publishText(link: Link, channel: string, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    link.stan.publish(channel, text, (error) => {
      // The client reports success for everything under way when its connection closes: only an open one is believed.
      if (error === undefined && link.isUp()) resolve();
      else reject(error ?? new Error('The connection to NATS Streaming was lost.'));
    });
  });
}
