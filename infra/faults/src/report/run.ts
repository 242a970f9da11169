import { COUNTERS, type Counter } from '../books/findings.ts';
import type { Fault } from '../fault.ts';
import type { Recovery } from '../measure/recoveries.ts';
import type { Trial } from '../run-trial.ts';

export interface Run {
  readonly seed: number;
  readonly trials: readonly Trial[];
}

/** All rounds of one fault. */
export interface Row {
  readonly fault: Fault;
  readonly rounds: readonly Trial[];
  readonly counters: Readonly<Record<Counter, number>>;
  readonly orders: number;
  readonly passed: boolean;
}

export function rowsOf({ trials }: Run): Row[] {
  const faults = [...new Set(trials.map(({ fault }) => fault))];
  return faults.map((fault) => {
    const rounds = trials.filter((trial) => trial.fault === fault);
    const total = (counter: Counter) => rounds.reduce((sum, { counters }) => sum + counters[counter], 0);
    return {
      fault,
      rounds,
      counters: Object.fromEntries(COUNTERS.map((counter) => [counter, total(counter)])) as Row['counters'],
      orders: rounds.reduce((sum, { figures }) => sum + figures.orders, 0),
      passed: rounds.every(({ passed }) => passed),
    };
  });
}

/** A figure over all rounds, round by round. */
export function recoveryTexts({ rounds }: Row): string[] {
  const names = [...new Set(rounds.flatMap(({ recoveries }) => recoveries.map(({ what }) => what)))];
  return names.map((name) => {
    const found = rounds.flatMap(({ recoveries }): Recovery[] => recoveries.filter(({ what }) => what === name));
    const bound = found.find((one) => one.bound !== undefined)?.bound;
    const values = found.map(({ is, kept }) => (kept ? is : `**${is}**`)).join(', ');
    return `${name} ${values}${bound === undefined ? '' : ` (${bound})`}`;
  });
}
