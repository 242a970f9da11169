import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool } from './stack/tools.ts';
import { addUp, type Counts, countsOf } from './testing/counts.ts';

/**
 * `npm test`: the component suites, the suites across services, the pages in a browser, then faults. Arguments go to Jest and choose
 * among the component suites: `npm test -- --selectProjects orders`. `npm run test:browser`: the pages alone.
 */
const [first, ...others] = process.argv.slice(2);
const inBrowser = first === 'in-browser';
const args = inBrowser || first === undefined ? others : [first, ...others];
const dir = mkdtempSync(join(tmpdir(), 'ticketing-results-'));
const nodeOptions = `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`;
// The browser's suites start their stack from Jest's global setup, which reads the sources, too.
const fromSources = `${nodeOptions} --conditions=@ticketing-dev/source`;

async function jest(name: string, more: readonly string[], options = nodeOptions): Promise<Counts> {
  const file = join(dir, `${name}.json`);
  const { code } = await runTool('node_modules/jest/bin/jest.js', ['--json', `--outputFile=${file}`, ...more], {
    env: { NODE_OPTIONS: options.trim() },
    show: true,
  });
  return countsOf(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined, code);
}

const pages = () => jest('browser', ['-c', 'jest.browser.config.js', ...args], fromSources);
const oneByOne = (name: string) => jest(name, ['-c', `jest.${name}.config.js`, '--runInBand']);

const counts: Counts[] = [];
if (inBrowser) counts.push(await pages());
else counts.push(await jest('components', ['--maxWorkers=2', ...args]));
if (!inBrowser && args.length === 0) counts.push(await oneByOne('stack'), await pages(), await oneByOne('faults'));
rmSync(dir, { recursive: true, force: true });

const { passed, failed } = addUp(counts);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
