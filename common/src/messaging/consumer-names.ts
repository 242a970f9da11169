import type { AnyEventDefinition } from '../contracts/index.ts';

/** The stream that holds every event, and the subjects it takes in. */
export const STREAM = 'TICKETING';
export const STREAM_SUBJECTS = 'ticketing.>';

/** Most processes of one service that can tail the same event at once. */
const TAIL_SLOTS = 32;

/** Subjects of answers to one service: no other service may listen there. */
export function inboxPrefix(service: string): string {
  return `_INBOX_${service}`;
}

/** Name of the durable consumer that all processes of a service share, one an event, e.g. `orders_ticket-created-v1`. */
export function durableName(service: string, definition: AnyEventDefinition): string {
  return `${service}_${definition.type.replace(':', '-')}-v${definition.version}`;
}

/**
 * Names a process may take for its own reading of an event. They are few and fixed because the broker's permissions know no
 * pattern within a name, and a `*` in their place would open every other service's consumers.
 */
export function tailNames(service: string, definition: AnyEventDefinition): readonly string[] {
  return Array.from({ length: TAIL_SLOTS }, (_, slot) => `${durableName(service, definition)}_tail-${slot}`);
}
