import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { GUARDS } from './guards.ts';
import { apply, patchOf } from './patches.ts';

/** Part of `npm run check`: every patch applies, none is without a guard, and the table names each. Prints what is wrong. */
const root = fileURLToPath(new URL('../../../', import.meta.url));
const wrong: string[] = [];
const written = readFileSync(`${root}docs/guards.md`, 'utf8');
for (const guard of GUARDS) {
  try {
    apply(guard, root, '--check');
  } catch (error) {
    wrong.push(error instanceof Error ? error.message : String(error));
  }
  if (!written.includes(`\`${guard.name}\``))
    wrong.push(`docs/guards.md does not name ${guard.name}: npm run mutations`);
}
const patches = readdirSync(fileURLToPath(new URL('../guards/', import.meta.url)));
for (const file of patches) {
  const name = file.replace('.patch', '');
  if (!GUARDS.some((guard) => guard.name === name) || !existsSync(patchOf({ name })))
    wrong.push(`${file} belongs to no guard`);
}
if (wrong.length > 0) process.stdout.write(`${wrong.join('\n')}\n`);
process.exitCode = wrong.length > 0 ? 1 : 0;
