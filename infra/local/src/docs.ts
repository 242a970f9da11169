import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { documents } from './docs/documents.ts';
import { ROOT } from './stack/root.ts';

/** `npm run docs`: writes the documents of all routes and events; with `--check` it only says which are not what the code says. */
const onlyCheck = process.argv.includes('--check');
for (const [name, text] of documents()) {
  const path = join(ROOT, 'docs', name);
  if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
  if (onlyCheck) {
    process.stderr.write(`docs/${name} is not what the code says: run npm run docs.\n`);
    process.exitCode = 1;
    continue;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  process.stdout.write(`wrote docs/${name}\n`);
}
