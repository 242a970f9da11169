import { COUNTERS } from '../books/findings.ts';
import type { Trial } from '../trial.ts';

/** A trial in a few lines, for the terminal. */
export function line({ fault, counters, recoveries, findings, figures, passed }: Trial): string {
  const zeros = COUNTERS.map((counter) => `${counter}${counters[counter]}`).join(' ');
  const recovered = recoveries.map(({ what, is, kept }) => `${what} ${is}${kept ? '' : ' TOO MUCH'}`).join(', ');
  const { orders, completed, seconds, load } = figures;
  const head = `${passed ? 'ok    ' : 'FAILED'} ${fault.padEnd(28)} ${zeros}  ${recovered}; ${orders} orders, ${completed} paid, ${seconds} s, load ${load}`;
  return [head, ...findings.slice(0, 12).map(({ counter, text }) => `         ${counter}: ${text}`)].join('\n');
}
