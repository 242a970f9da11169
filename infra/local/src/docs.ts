import { architecture } from './docs/architecture.ts';
import { documents } from './docs/documents.ts';
import { drifted, write } from './docs/generated-doc.ts';

/** `npm run docs`: writes what the docs take from the code. `--check`: only says what is no longer true, with code 1. */
const GENERATORS = [architecture, documents];

const docs = (await Promise.all(GENERATORS.map((generate) => generate()))).flat();
if (process.argv.includes('--check')) {
  const paths = drifted(docs);
  for (const path of paths) process.stderr.write(`${path} is not what the code says: npm run docs\n`);
  process.exitCode = paths.length > 0 ? 1 : 0;
} else {
  const paths = write(docs);
  process.stdout.write(paths.length > 0 ? `Written: ${paths.join(', ')}.\n` : 'Nothing changed.\n');
}
