import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SERVICES } from '@ticketing-dev/common/contracts';
import { checkWorkflows } from './stack/check-workflows.ts';
import { ROOT } from './stack/root.ts';
import { seconds } from './stack/steps.ts';
import { runTool, type ToolResult } from './stack/tools.ts';

/** `npm run check`: format and lint, types, import rules, leftovers. Everything runs, so that one run tells all. */
const { workspaces } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const typed: string[] = workspaces.filter((folder: string) => existsSync(join(ROOT, folder, 'tsconfig.json')));
const TSC = 'node_modules/typescript/bin/tsc';
const TYPEDOC = 'infra/package/node_modules/typedoc/bin/typedoc';
const RULED = ['common', ...SERVICES, 'infra'];

const checks: readonly (readonly [name: string, check: () => Promise<ToolResult>])[] = [
  ['format and lint', () => runTool('node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.'])],
  ...typed.map((folder) => [`types ${folder}`, () => types(folder)] as const),
  ['import rules', importRules],
  ['guards', () => fromSources('infra/mutations/src/check-patches.ts')],
  ['docs', () => fromSources('infra/local/src/docs.ts', '--check')],
  ['docstrings', () => runTool(TYPEDOC, ['--options', 'infra/package/typedoc.json', '--emit', 'none'])],
  ['package common', packageCommon],
  ['workflows', checkWorkflows],
  ['leftovers', () => runTool('node_modules/knip/bin/knip.js', ['--no-progress'])],
];

/** What is known of unchanged files is kept between runs. */
function types(folder: string): Promise<ToolResult> {
  const known = `node_modules/.cache/tsc/${folder.replace('/', '-')}.tsbuildinfo`;
  return runTool(TSC, ['-p', `${folder}/tsconfig.json`, '--incremental', '--tsBuildInfoFile', known]);
}

function fromSources(script: string, ...args: readonly string[]): Promise<ToolResult> {
  return runTool('node_modules/tsx/dist/cli.mjs', ['--conditions=@ticketing-dev/source', script, ...args]);
}

async function importRules(): Promise<ToolResult> {
  const cruiser = 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs';
  const result = await runTool(cruiser, ['--config', '.dependency-cruiser.mjs', ...RULED]);
  // A parser that does not fit reads nothing and finds nothing wrong.
  const modules = Number(/(\d+) modules/.exec(result.output)?.[1] ?? 0);
  return modules > 100 ? result : { code: 1, output: `${result.output}\nOnly ${modules} modules were looked at.` };
}

/** What npm would publish: built with its types, and judged as its users see it. It is ESM only: CommonJS needs Node's `require(esm)`. */
async function packageCommon(): Promise<ToolResult> {
  const built = await runTool(TSC, ['-p', 'common/tsconfig.build.json']);
  if (built.code !== 0) return built;
  const linted = await runTool('node_modules/publint/src/cli.js', ['common', '--strict']);
  if (linted.code !== 0) return linted;
  return runTool('node_modules/@arethetypeswrong/cli/dist/index.js', ['--pack', 'common', '--profile', 'esm-only']);
}

let failed = 0;
const waiting = [...checks];
const worker = async () => {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const [name, check] = next;
    const startedAt = Date.now();
    const { code, output } = await check();
    const verdict = code === 0 ? 'ok' : 'FAILED';
    process.stdout.write(`${name.padEnd(20)} ${seconds(Date.now() - startedAt).padStart(7)}  ${verdict}\n`);
    if (code === 0) continue;
    failed += 1;
    process.stdout.write(`${output.trimEnd()}\n`);
  }
};
await Promise.all([worker(), worker()]);
if (failed > 0) process.stderr.write(`${failed} of ${checks.length} checks failed.\n`);
process.exitCode = failed > 0 ? 1 : 0;
