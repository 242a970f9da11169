// How much JavaScript each page asks a browser for, gzipped, from the output of `next build`. Over the budget it fails.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** In kB of 1,000 bytes, by route. Stripe's own script comes from Stripe and only where Stripe is used. */
const BUDGETS = { '/': 170, '/tickets/[id]': 170, '/orders/[id]': 230 };
const OTHERS = 260;

const next = fileURLToPath(new URL('../.next/', import.meta.url));
const read = (file) => readFileSync(join(next, file));
const { rootMainFiles } = JSON.parse(read('build-manifest.json').toString());
const sizes = new Map();
const size = (file) => {
  if (!sizes.has(file)) sizes.set(file, gzipSync(read(file), { level: 9 }).length);
  return sizes.get(file);
};

const pages = Object.entries(JSON.parse(read('app-path-routes-manifest.json').toString())).filter(([file]) =>
  file.endsWith('/page'),
);
const rows = pages.map(([file, route]) => {
  const files = new Set([...rootMainFiles, ...entryFiles(file)]);
  const kB = [...files].reduce((sum, one) => sum + size(one), 0) / 1_000;
  return { route, kB, budget: BUDGETS[route] ?? OTHERS, files };
});
if (rows.length < Object.keys(BUDGETS).length) throw new Error('Not built: run `npm run build` first.');

let over = 0;
for (const { route, kB, budget, files } of rows.sort((a, b) => (a.route < b.route ? -1 : 1))) {
  const verdict = kB > budget ? 'OVER' : 'ok';
  if (kB > budget) over += 1;
  process.stdout.write(`${route.padEnd(24)} ${kB.toFixed(1).padStart(7)} kB of ${budget}  ${verdict}\n`);
  if (process.argv.includes('--files')) for (const one of files) process.stdout.write(`    ${size(one)} ${one}\n`);
}
process.exitCode = over > 0 ? 1 : 0;

/** What the page and everything around it (layouts, error and not-found pages) has for the browser. */
function entryFiles(page) {
  const file = `server/app${page}_client-reference-manifest.js`;
  const found = {};
  new Function('globalThis', read(file).toString())(found);
  const [manifest] = Object.values(found.__RSC_MANIFEST ?? {});
  if (!manifest) throw new Error(`${file} is not as it was: has Next changed its output?`);
  return Object.values(manifest.entryJSFiles).flat();
}
