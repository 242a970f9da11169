import { COUNTERS } from '../books/findings.ts';
import type { Trial } from '../run-trial.ts';
import { type Run, recoveryTexts, rowsOf } from './run.ts';
import { escaped, timeline } from './timeline.ts';

const STYLE = `body{font:15px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #ccc;padding:.3rem .5rem;text-align:left;vertical-align:top}
.bad{color:#b00020;font-weight:600}svg{width:100%;height:auto;background:#fafafa}figure{margin:1rem 0 2.5rem}figcaption{font-weight:600}`;

/** The same table, and a timeline of each round. */
export function html(run: Run): string {
  const rows = rowsOf(run);
  const cell = (text: string | number, bad = false) => `<td${bad ? ' class="bad"' : ''}>${text}</td>`;
  const table = rows.map((row) => {
    const name = `<strong>${escaped(row.fault.name)}</strong><br>${escaped(row.fault.story)}`;
    const counters = COUNTERS.map((counter) => cell(row.counters[counter], row.counters[counter] > 0));
    const recovered = recoveryTexts(row).map((text) =>
      escaped(text).replaceAll(/\*\*(.+?)\*\*/g, '<span class="bad">$1</span>'),
    );
    return `<tr>${cell(name, !row.passed)}${cell(row.rounds.length)}${cell(row.orders)}${counters.join('')}${cell(recovered.join('<br>'))}</tr>`;
  });
  const head = ['fault', 'rounds', 'orders', ...COUNTERS, 'recovery, round by round'].map((text) => `<th>${text}</th>`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Faults</title><style>${STYLE}</style>
<h1>Faults, seed ${run.seed}</h1>
<p>L lost · O oversold · U stranded seats · C charged for nothing · D done twice · S stuck longer than 120 s</p>
<table><thead><tr>${head.join('')}</tr></thead><tbody>${table.join('\n')}</tbody></table>
${rows.flatMap(({ rounds }) => rounds.map(figure)).join('\n')}
</html>
`;
}

function figure(trial: Trial, index: number): string {
  const findings = trial.findings.map(({ counter, text }) => `<li class="bad">${counter}: ${escaped(text)}</li>`);
  return `<figure><figcaption>${escaped(trial.fault.name)}, round ${index + 1}, seed ${trial.seed}</figcaption>
${timeline(trial.history)}<ul>${findings.join('')}</ul></figure>`;
}
