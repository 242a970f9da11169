import { z } from 'zod';
import { type AnyEventDefinition, Envelope, type EventEnvelope, natsSubjectOf } from '../contracts/index.ts';
import type { Handler } from './consume.ts';

/** What an arrived message turned out to be. */
export type Reading<Deps> =
  | { readonly kind: 'event'; readonly event: EventEnvelope; readonly handler: Handler<Deps> }
  | { readonly kind: 'unknown'; readonly event: EventEnvelope }
  | Poison;

interface Poison {
  readonly kind: 'poison';
  readonly eventId?: string;
  readonly type?: string;
  readonly error: string;
}

const Readable = z.object({ id: z.uuid().optional().catch(undefined), type: z.string().optional().catch(undefined) });

/**
 * Checks a message against its contract: first the envelope, then the data.
 *
 * @param natsSubject where it came from. The broker lets only an event's owner publish there, so the envelope must agree.
 */
export function readEvent<Deps>(
  handlers: readonly Handler<Deps>[],
  payload: unknown,
  natsSubject: string,
): Reading<Deps> {
  const envelope = Envelope.safeParse(payload);
  if (!envelope.success) return poison(payload, z.prettifyError(envelope.error));

  const found = find(handlers, natsSubjectOf(envelope.data));
  if (!found) return { kind: 'unknown', event: envelope.data };
  if (found.definition.natsSubject !== natsSubject) return poison(payload, `a ${envelope.data.type} on ${natsSubject}`);

  const data = found.definition.data.safeParse(envelope.data.data);
  if (!data.success) return poison(payload, z.prettifyError(data.error));
  return { kind: 'event', event: { ...envelope.data, data: data.data }, handler: found.handler };
}

function find<Deps>(
  handlers: readonly Handler<Deps>[],
  natsSubject: string,
): { handler: Handler<Deps>; definition: AnyEventDefinition } | undefined {
  for (const handler of handlers) {
    const definition = handler.definitions.find((one) => one.natsSubject === natsSubject);
    if (definition) return { handler, definition };
  }
  return undefined;
}

function poison(payload: unknown, error: string): Poison {
  const { id, type } = Readable.safeParse(payload).data ?? {};
  return {
    kind: 'poison',
    error,
    ...(id === undefined ? {} : { eventId: id }),
    ...(type === undefined ? {} : { type }),
  };
}
