import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { obtainActionlint } from '../servers/actionlint.ts';
import { run } from '../servers/obtain/commands.mjs';
import { ROOT } from './root.ts';
import type { ToolResult } from './tools.ts';

const FOLDER = join(ROOT, '.github/workflows');
/** A tag can be moved to other code; a commit cannot. The comment is what people and Renovate read. */
const PINNED = /uses: (\.\/\S+|[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/;

/** GitHub's workflows: what actionlint finds, and actions that are not named by their commit. */
export async function checkWorkflows(): Promise<ToolResult> {
  const files = readdirSync(FOLDER).map((file) => join(FOLDER, file));
  const loose = files.flatMap(unpinned);
  if (loose.length > 0) return { code: 1, output: `Not pinned by commit with its version:\n${loose.join('\n')}` };
  try {
    // Without the checkers of other languages, which not every machine has: the same answer everywhere.
    await run(await obtainActionlint(), ['-shellcheck=', '-pyflakes=', ...files], { cwd: ROOT });
    return { code: 0, output: '' };
  } catch (error) {
    const output = error instanceof Error && 'output' in error ? String(error.output) : '';
    return { code: 1, output: output || String(error) };
  }
}

function unpinned(file: string): readonly string[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line.includes('uses: ') && !PINNED.test(line)).map((line) => `${file}: ${line.trim()}`);
}
