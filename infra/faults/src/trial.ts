import { z } from 'zod';
import { COUNTERS } from './books/findings.ts';
import type { Fault } from './fault.ts';

const Counter = z.enum(COUNTERS);

/** What came of one round of one fault; kept beside its history. */
export const Trial = z.object({
  fault: z.string(),
  story: z.string(),
  seed: z.int(),
  counters: z.record(Counter, z.int()),
  findings: z.array(z.object({ counter: Counter, text: z.string() })),
  recoveries: z.array(z.object({ what: z.string(), is: z.string(), bound: z.string().optional(), kept: z.boolean() })),
  /** `load`: how many processes wanted a core when it was over. */
  figures: z.object({ requests: z.int(), orders: z.int(), completed: z.int(), seconds: z.int(), load: z.int() }),
  /** Every counter is 0, every bound is kept, and somebody bought something. */
  passed: z.boolean(),
});
export type Trial = z.infer<typeof Trial>;

interface Outcome extends Pick<Trial, 'seed' | 'recoveries' | 'figures'> {
  readonly fault: Fault;
  readonly findings: readonly Trial['findings'][number][];
}

export function trialOf({ fault: { name, story }, findings, recoveries, figures, seed }: Outcome): Trial {
  const count = (counter: Trial['findings'][number]['counter']) =>
    findings.filter((one) => one.counter === counter).length;
  const [L, O, U, C, D, S] = COUNTERS.map(count);
  const counters = { L: L ?? 0, O: O ?? 0, U: U ?? 0, C: C ?? 0, D: D ?? 0, S: S ?? 0 };
  const passed = findings.length === 0 && recoveries.every(({ kept }) => kept) && figures.completed > 0;
  return { fault: name, story, seed, counters, findings: [...findings], recoveries, figures, passed };
}

/** The rig itself could not go on: nothing is proven. */
export function brokenOff(fault: Fault, seed: number, error: unknown): Trial {
  const text = `broken off: ${error instanceof Error ? error.message : String(error)}`;
  const figures = { requests: 0, orders: 0, completed: 0, seconds: 0, load: 0 };
  return trialOf({ fault, seed, findings: [{ counter: 'S', text }], recoveries: [], figures });
}
