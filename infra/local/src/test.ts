import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool } from './stack/tools.ts';
import { addUp, type Counts, countsOf } from './testing/counts.ts';

/**
 * `npm test`: the component suites, then the suites across services. Arguments go to Jest and choose among the component suites:
 * `npm test -- --selectProjects orders`.
 */
const args = process.argv.slice(2);
const dir = mkdtempSync(join(tmpdir(), 'ticketing-results-'));
const nodeOptions = `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`;
const env = { NODE_OPTIONS: nodeOptions.trim() };

async function jest(name: string, more: readonly string[]): Promise<Counts> {
  const file = join(dir, `${name}.json`);
  const { code } = await runTool('node_modules/jest/bin/jest.js', ['--json', `--outputFile=${file}`, ...more], {
    env,
    show: true,
  });
  return countsOf(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined, code);
}

const counts = [await jest('components', ['--maxWorkers=2', ...args])];
if (args.length === 0) counts.push(await jest('stack', ['-c', 'jest.stack.config.js', '--runInBand']));
rmSync(dir, { recursive: true, force: true });

const { passed, failed } = addUp(counts);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
