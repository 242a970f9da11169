import type { AnyEventDefinition, EventEnvelope, EventOf } from '../contracts/index.ts';

/** The event of one of several definitions; `event.type` tells which. */
export type AnyEventOf<D extends AnyEventDefinition> = D extends AnyEventDefinition ? EventOf<D> : never;

/** What a service does about some events. Made by `consume`, run by `startConsumers`. */
export interface Handler<Deps> {
  readonly definitions: readonly AnyEventDefinition[];
  /** Takes an event that was checked against one of `definitions`. */
  readonly run: (deps: Deps, event: EventEnvelope) => Promise<void>;
}

/**
 * Declares what happens when an event arrives. Returning acknowledges it; throwing brings it back later, and after too many
 * attempts sets it aside as a dead letter. It may arrive twice, late or out of order: a second run must change nothing.
 *
 * @example export const onOrderChanged = consume([OrderCreated, OrderCancelled], (deps: Deps, event) =>
 *   saveCopy(deps, event.data));
 */
export function consume<Deps, const D extends AnyEventDefinition>(
  definitions: D | readonly D[],
  handle: (deps: Deps, event: AnyEventOf<D>) => unknown,
): Handler<Deps> {
  return {
    definitions: isList(definitions) ? definitions : [definitions],
    run: async (deps, event) => {
      // readEvent has parsed the envelope and its data by one of these definitions: the only way here.
      await handle(deps, event as AnyEventOf<D>);
    },
  };
}

function isList<D>(value: D | readonly D[]): value is readonly D[] {
  return Array.isArray(value);
}
