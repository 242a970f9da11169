import { COUNTERS } from '../books/findings.ts';
import { type Run, recoveryTexts, rowsOf } from './run.ts';

/** The table of every fault. */
export function markdown(run: Run): string {
  const rows = rowsOf(run);
  const head = ['fault', 'rounds', 'orders', ...COUNTERS, 'recovery, round by round'];
  const cells = rows.map((row) => [
    `**${row.fault.name}**${row.passed ? '' : ' ✗'}<br>${row.fault.story}`,
    row.rounds.length,
    row.orders,
    ...COUNTERS.map((counter) => row.counters[counter]),
    recoveryTexts(row).join('<br>'),
  ]);
  const findings = rows.flatMap(({ fault, rounds }) =>
    rounds.flatMap((round) => round.findings.map(({ counter, text }) => `- ${fault.name}, ${counter}: ${text}`)),
  );
  return [
    `Seed ${run.seed}; ${run.trials.filter(({ passed }) => passed).length} of ${run.trials.length} rounds passed.`,
    '',
    'L lost · O oversold · U stranded seats · C charged for nothing · D done twice · S stuck longer than 120 s.',
    '',
    ...[head, head.map(() => '---'), ...cells].map((line) => `| ${line.join(' | ')} |`),
    ...(findings.length > 0 ? ['', ...findings] : []),
    '',
  ].join('\n');
}
