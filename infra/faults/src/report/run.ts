import { COUNTERS, type Counter } from '../books/findings.ts';
import type { Entry } from '../history.ts';
import type { Trial } from '../trial.ts';

export interface Round {
  readonly trial: Trial;
  readonly entries: readonly Entry[];
}

/** All rounds of one fault. */
export interface Row {
  readonly fault: string;
  readonly story: string;
  readonly rounds: readonly Round[];
  readonly orders: number;
  readonly passed: boolean;
  total(counter: Counter): number;
}

export function rowsOf(all: readonly Round[]): Row[] {
  return [...new Set(all.map(({ trial }) => trial.fault))].map((fault) => {
    const rounds = all.filter(({ trial }) => trial.fault === fault);
    return {
      fault,
      story: rounds[0]?.trial.story ?? '',
      rounds,
      orders: rounds.reduce((sum, { trial }) => sum + trial.figures.orders, 0),
      passed: rounds.every(({ trial }) => trial.passed),
      total: (counter) => rounds.reduce((sum, { trial }) => sum + trial.counters[counter], 0),
    };
  });
}

export const HEAD: readonly string[] = ['fault', 'rounds', 'orders', ...COUNTERS, 'recovery, round by round'];

/** Each figure over all rounds, round by round. */
export function recoveryTexts({ rounds }: Row): string[] {
  const all = rounds.flatMap(({ trial }) => trial.recoveries);
  return [...new Set(all.map(({ what }) => what))].map((name) => {
    const found = all.filter(({ what }) => what === name);
    const bound = found.find((one) => one.bound !== undefined)?.bound;
    const values = found.map(({ is, kept }) => (kept ? is : `**${is}**`)).join(', ');
    return `${name} ${values}${bound === undefined ? '' : ` (${bound})`}`;
  });
}
