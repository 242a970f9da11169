import { COUNTERS } from '../books/findings.ts';
import { HEAD, type Round, recoveryTexts, rowsOf } from './run.ts';
import { escaped, timeline } from './timeline.ts';

const STYLE = `body{font:15px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #ccc;padding:.3rem .5rem;text-align:left;vertical-align:top}
.bad{color:#b00020;font-weight:600}svg{width:100%;height:auto;background:#fafafa}figure{margin:1rem 0 2.5rem}figcaption{font-weight:600}`;

/** The same table, and a timeline of each round. */
export function html(rounds: readonly Round[]): string {
  const rows = rowsOf(rounds);
  const cell = (text: string | number, bad = false) => `<td${bad ? ' class="bad"' : ''}>${text}</td>`;
  const table = rows.map((row) => {
    const name = `<strong>${escaped(row.fault)}</strong><br>${escaped(row.story)}`;
    const counters = COUNTERS.map((counter) => cell(row.total(counter), row.total(counter) > 0));
    const recovered = recoveryTexts(row).map((text) =>
      escaped(text).replaceAll(/\*\*(.+?)\*\*/g, '<span class="bad">$1</span>'),
    );
    return `<tr>${cell(name, !row.passed)}${cell(row.rounds.length)}${cell(row.orders)}${counters.join('')}${cell(recovered.join('<br>'))}</tr>`;
  });
  const head = HEAD.map((text) => `<th>${text}</th>`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Faults</title><style>${STYLE}</style>
<h1>Faults</h1>
<p>L lost · O oversold · U stranded seats · C charged for nothing · D done twice · S stuck longer than 120 s</p>
<table><thead><tr>${head.join('')}</tr></thead><tbody>${table.join('\n')}</tbody></table>
${rows.flatMap((row) => row.rounds.map(figure)).join('\n')}
</html>
`;
}

function figure({ trial, entries }: Round, index: number): string {
  const findings = trial.findings.map(({ counter, text }) => `<li class="bad">${counter}: ${escaped(text)}</li>`);
  const { requests, orders, completed, load } = trial.figures;
  const figures = `${requests} requests, ${orders} orders, ${completed} paid; load ${load}; seed ${trial.seed}`;
  return `<figure><figcaption>${escaped(trial.fault)}, round ${index + 1}: ${figures}</figcaption>
${timeline(entries)}<ul>${findings.join('')}</ul></figure>`;
}
