import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Entry } from '../history.ts';
import { Trial } from '../trial.ts';
import { html } from './html.ts';
import { markdown } from './markdown.ts';
import type { Round } from './run.ts';

/** Everything that was tried in a folder. */
export function roundsIn(dir: string): Round[] {
  const files = readdirSync(dir).filter((file) => file.endsWith('.trial.json'));
  return files.sort().map((file) => {
    const trial = Trial.parse(JSON.parse(readFileSync(join(dir, file), 'utf8')));
    const history = join(dir, file.replace('.trial.json', '.jsonl'));
    const lines = existsSync(history) ? readFileSync(history, 'utf8').split('\n') : [];
    return { trial, entries: lines.filter(Boolean).map((text) => Entry.parse(JSON.parse(text))) };
  });
}

/** `report.md` and `report.html` of all that was tried in the folder, in this order. */
export function saveReport(dir: string, order: readonly string[]): void {
  const rounds = roundsIn(dir).sort((a, b) => order.indexOf(a.trial.fault) - order.indexOf(b.trial.fault));
  writeFileSync(join(dir, 'report.md'), markdown(rounds));
  writeFileSync(join(dir, 'report.html'), html(rounds));
}
