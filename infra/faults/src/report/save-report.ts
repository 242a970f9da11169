import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { html } from './html.ts';
import { markdown } from './markdown.ts';
import type { Run } from './run.ts';

/** `report.md` and `report.html` in the run's folder. */
export async function saveReport(dir: string, run: Run): Promise<void> {
  writeFileSync(join(dir, 'report.md'), markdown(run));
  writeFileSync(join(dir, 'report.html'), html(run));
}
