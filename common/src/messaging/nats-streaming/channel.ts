import { z } from 'zod';
import { type EventEnvelope, natsSubjectOf } from '../../contracts/index.ts';

/** One channel an aggregate kind: `order:created` and `order:cancelled` travel on `ticketing.order`. */
export function channelOf({ type }: Pick<EventEnvelope, 'type'>): string {
  return `ticketing.${type.slice(0, type.indexOf(':'))}`;
}

const Typed = z.object({ type: z.string(), dataschema: z.string().optional() });

/** The type a message claims, where it is readable enough to claim one. */
export function typeOf(payload: unknown): string | undefined {
  return Typed.safeParse(payload).data?.type;
}

/** The subject a message would have on a broker with one subject an event type, if it belongs on this channel at all. */
export function natsSubjectOn(channel: string, payload: unknown): string {
  const { data } = Typed.safeParse(payload);
  if (data?.dataschema === undefined || channelOf(data) !== channel) return channel;
  return natsSubjectOf({ type: data.type, dataschema: data.dataschema });
}
