import type { z } from 'zod';
import type { Store } from '../state/store.ts';
import { Knobs, KnobsPatch } from './knobs.ts';

/** The knobs live in the store: a restarted double goes on misbehaving as told. */
export function knobStore(store: Store) {
  const read = (): Knobs => store.get('knobs', 'knobs') ?? Knobs.parse({});
  const write = (knobs: Knobs) => store.transaction(() => store.put('knobs', { ...knobs, id: 'knobs' }));
  return {
    read,
    write,
    patch(patch: z.input<typeof KnobsPatch>) {
      const { reset: _, webhooks, ...rest } = KnobsPatch.parse(patch);
      const { clockOffsetSeconds, faults, webhooks: before } = read();
      write(Knobs.parse({ clockOffsetSeconds, faults, ...rest, webhooks: { ...before, ...webhooks } }));
    },
    /** Uses up one of a counted webhook knob; false when none is left. */
    take(name: 'drop' | 'fail' | 'failAfterSending'): boolean {
      const knobs = read();
      if (knobs.webhooks[name] === 0) return false;
      write({ ...knobs, webhooks: { ...knobs.webhooks, [name]: knobs.webhooks[name] - 1 } });
      return true;
    },
  };
}

export type KnobStore = ReturnType<typeof knobStore>;
