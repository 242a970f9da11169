import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startTestServers } from '@ticketing-dev/local/testing';
import { copyTree } from './copy-tree.ts';
import { GUARDS, type Guard } from './guards.ts';
import { apply } from './patches.ts';
import { type Named, runTests } from './run-tests.ts';
import { type Proof, table } from './table.ts';

/** `npm run mutations [-- --only seq]`: takes each guard out and sees a test turn red. A whole run writes docs/guards.md. */
const root = fileURLToPath(new URL('../../../', import.meta.url));
const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
const guards = GUARDS.filter(({ name }) => values.only?.includes(name) ?? true);
const say = (text: string) => process.stdout.write(`${text}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const servers = await startTestServers(process.env);
const copy = copyTree(root);
process.once('exit', () => rmSync(copy, { recursive: true, force: true }));
try {
  const green = await allGreen();
  const proofs: Proof[] = [];
  for (const guard of guards) proofs.push(await prove(guard));
  const proven = proofs.filter(({ tested }) => isProven(tested)).length;
  say(`${proven} of ${proofs.length} guards are proven`);
  if (values.only === undefined && green) writeFileSync(join(root, 'docs/guards.md'), table(proofs));
  process.exitCode = green && proven === proofs.length ? 0 : 1;
} finally {
  await servers.stop();
}

/** Red without a guard means something only where it is green with it. */
async function allGreen(): Promise<boolean> {
  let green = true;
  for (const project of new Set(guards.map((guard) => guard.project))) {
    const own = guards.filter((guard) => guard.project === project);
    const [files, tests] = [[...new Set(own.map(({ file }) => file))], own.map(({ test }) => test)];
    const { passed, red, broken } = await runTests(copy, { project, files, tests });
    say(`${project}, with every guard: ${passed} green, ${red.length} red`);
    for (const { file, test } of red) say(`    ${file}: ${test}`);
    if (red.length > 0 || broken || passed === 0) green = false;
  }
  return green;
}

async function prove(guard: Guard): Promise<Proof> {
  apply(guard, copy);
  const tested = await runTests(copy, namedBy(guard)).finally(() => apply(guard, copy, '--reverse'));
  const verdict = tested.broken ? 'BROKEN' : tested.red.length > 0 ? `${tested.red.length} red` : 'NOTHING RED';
  say(`${guard.promise} ${guard.name.padEnd(28)} ${verdict.padEnd(12)} ${tested.red[0]?.test ?? ''}`);
  return { guard, tested };
}

function namedBy({ project, file, test }: Guard): Named {
  return { project, files: [file], tests: [test] };
}

function isProven({ broken, red }: Proof['tested']): boolean {
  return !broken && red.length > 0;
}
