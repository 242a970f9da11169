import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBrowser } from './open-browser.ts';
import { PAGE_ROWS } from './pages/page-rows.ts';
import { stockShelves } from './pages/stock-shelves.ts';
import { furnish } from './pages/world.ts';
import { letterPictures } from './pictures/letter-pictures.ts';
import { pagePicture } from './pictures/page-picture.ts';
import { addresses } from './stack/addresses.ts';
import { startEverything } from './stack/start-everything.ts';

/**
 * `npm run screenshots`: pictures of the pages and e-mails as they are, for the README and for looking at. A stack that is named
 * already is used instead.
 */
const FOLDER = fileURLToPath(new URL('../../../docs/screenshots/', import.meta.url));

const everything = process.env.TEST_BROWSER_STACK ? undefined : await startEverything();
if (everything) process.env.TEST_BROWSER_STACK = JSON.stringify(everything.addresses);
const browser = await openBrowser();
try {
  await stockShelves(addresses().url);
  const world = await furnish(addresses());
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  for (const row of PAGE_ROWS) {
    if (row.screenshot) await save(row.screenshot, await pagePicture(browser, world, row));
  }
  for (const [name, picture] of await letterPictures(browser, world)) await save(`mail-${name}`, picture);
} finally {
  await browser.close();
  await everything?.stop();
}

async function save(name: string, picture: Buffer): Promise<void> {
  await writeFile(join(FOLDER, `${name}.webp`), picture);
  process.stdout.write(`${name.padEnd(34)} ${Math.round(picture.length / 1024)} kB\n`);
}
