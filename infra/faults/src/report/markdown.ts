import { COUNTERS } from '../books/findings.ts';
import { HEAD, type Round, recoveryTexts, rowsOf } from './run.ts';

/** The table of every fault. */
export function markdown(rounds: readonly Round[]): string {
  const rows = rowsOf(rounds);
  const cells = rows.map((row) => [
    `**${row.fault}**${row.passed ? '' : ' ✗'}<br>${row.story}`,
    row.rounds.length,
    row.orders,
    ...COUNTERS.map((counter) => row.total(counter)),
    recoveryTexts(row).join('<br>'),
  ]);
  const findings = rounds.flatMap(({ trial }) =>
    trial.findings.map(({ counter, text }) => `- ${trial.fault}, ${counter}: ${text}`),
  );
  return [
    `${rounds.filter(({ trial }) => trial.passed).length} of ${rounds.length} rounds passed.`,
    '',
    'L lost · O oversold · U stranded seats · C charged for nothing · D done twice · S stuck longer than 120 s.',
    '',
    ...[HEAD, HEAD.map(() => '---'), ...cells].map((line) => `| ${line.join(' | ')} |`),
    ...(findings.length > 0 ? ['', ...findings] : []),
    '',
  ].join('\n');
}
