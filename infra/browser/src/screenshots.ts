import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryStack } from '@ticketing-dev/stack/temporary-stack';
import sharp from 'sharp';
import { openBrowser } from './open-browser.ts';
import { openPage } from './pages/open-page.ts';
import { PAGE_ROWS } from './pages/page-rows.ts';
import { stockShelves } from './pages/stock-shelves.ts';
import { furnish } from './pages/world.ts';
import { DESKTOP, PHONE } from './visitor.ts';

/** `npm run screenshots`: pictures of the pages as they are, for the README. A stack that is named already is used instead. */
const FOLDER = fileURLToPath(new URL('../../../docs/screenshots/', import.meta.url));
const SIZES = {
  desktop: { viewport: DESKTOP },
  phone: { viewport: PHONE, hasTouch: true, isMobile: true },
} as const;

const named = process.env.TEST_BROWSER_STACK;
const stack = named ? undefined : await temporaryStack({ client: true });
const browser = await openBrowser();
try {
  const where = stack ?? JSON.parse(named ?? '');
  await stockShelves(where.url);
  const world = await furnish(where);
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  for (const row of PAGE_ROWS) {
    for (const [size, options] of Object.entries(SIZES)) {
      for (const colorScheme of ['light', 'dark'] as const) {
        if (!row.screenshot) continue;
        const { page, close } = await openPage(browser, world, row, { ...options, colorScheme });
        const name = `${row.screenshot}-${size}-${colorScheme}.png`;
        // Few colours: a third of the size, and nothing to be seen of it.
        const picture = await sharp(await page.screenshot())
          .png({ palette: true, quality: 90, effort: 9 })
          .toBuffer();
        await writeFile(join(FOLDER, name), picture);
        process.stdout.write(`${name.padEnd(34)} ${Math.round(picture.length / 1024)} kB\n`);
        await close();
      }
    }
  }
} finally {
  await browser.close();
  await stack?.stop();
}
