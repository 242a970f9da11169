import type { AnyEventDefinition, EventEnvelope, EventOf } from '../contracts/index.ts';
import { Envelope } from '../contracts/index.ts';
import { SAMPLES } from '../contracts/samples/index.ts';
import { newId } from '../runtime/index.ts';

export interface SampleOverrides<D extends AnyEventDefinition> {
  readonly id?: string;
  readonly subject?: string;
  readonly time?: string;
  /** Members of the data that matter to the test. */
  readonly data?: Partial<EventOf<D>['data']>;
}

/**
 * An event of this type for a test: the kept sample of the contract with a new id, changed where it matters.
 *
 * @throws ZodError when the changed event breaks its contract.
 */
export function sample<D extends AnyEventDefinition>(definition: D, overrides: SampleOverrides<D> = {}): EventOf<D> {
  const kept = keptSample(definition);
  const data = definition.data.parse({ ...Object(kept.data), ...Object(overrides.data) });
  // The data was just parsed by the definition, whose type this names.
  return { ...kept, id: newId(), ...overrides, data } as EventOf<D>;
}

/** The sample as it lies in the folder. */
export function keptSample(definition: AnyEventDefinition): EventEnvelope {
  return Envelope.parse(SAMPLES[`${definition.type}.v${definition.version}`]);
}
