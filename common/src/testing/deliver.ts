import { type AnyEventDefinition, type EventEnvelope, natsSubjectOf, newEvent } from '../contracts/index.ts';
import { type Handler, readEvent } from '../messaging/index.ts';
import { type Base, newId, onRoleUpdated } from '../runtime/index.ts';

/** An event to be: `id` and `time` are made up where they do not matter. */
export interface ToDeliver {
  readonly definition: AnyEventDefinition;
  readonly subject: string;
  readonly data: unknown;
  readonly id?: string;
}

/**
 * Hands one event to the handlers as `startConsumers` would: through JSON, checked against its contract.
 *
 * @throws what the handler throws; Error when the event breaks its contract or nobody hears it.
 */
export async function deliver<Deps extends Pick<Base, 'roles' | 'clock'>>(
  deps: Deps,
  handlers: readonly Handler<Deps>[],
  event: EventEnvelope | ToDeliver,
): Promise<void> {
  const envelope = 'definition' in event ? made(event, deps.clock()) : event;
  const payload: unknown = JSON.parse(JSON.stringify(envelope));
  const reading = readEvent([...handlers, onRoleUpdated], payload, natsSubjectOf(envelope));
  if (reading.kind === 'event') return reading.handler.run(deps, reading.event);
  throw new Error(reading.kind === 'poison' ? reading.error : `nobody hears ${envelope.type}`);
}

function made({ definition, subject, data, id = newId() }: ToDeliver, time: Date): EventEnvelope {
  return newEvent(definition, { id, subject, time, data });
}
