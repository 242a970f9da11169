import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { axeFindings } from '../src/checks/axe.ts';
import { keyboardFindings } from '../src/checks/keyboard.ts';
import { sideways } from '../src/checks/sideways.ts';
import { smallTargets } from '../src/checks/small-targets.ts';
import { openBrowser } from '../src/open-browser.ts';
import { openPage } from '../src/pages/open-page.ts';
import { PAGE_ROWS, rowName } from '../src/pages/page-rows.ts';
import { routes } from '../src/pages/routes.ts';
import { furnish, type World } from '../src/pages/world.ts';
import { addresses } from '../src/stack/addresses.ts';
import { DESKTOP, PHONE, type Visitor } from '../src/visitor.ts';

/** Twice as large as it is: half the room, twice the dots. */
const ZOOMED = { viewport: { width: DESKTOP.width / 2, height: DESKTOP.height / 2 }, deviceScaleFactor: 2 };
const SLIM = { width: 320, height: 640 };

let browser: Browser;
let world: World;
beforeAll(async () => {
  [browser, world] = await Promise.all([openBrowser(), furnish(addresses())]);
}, 90_000);
afterAll(() => browser?.close());

test('every page of the router is looked at here, and nothing else', () => {
  const rows = PAGE_ROWS.flatMap(({ route }) => route ?? []);
  expect([...new Set(rows)].sort()).toEqual(routes());
});

describe.each(PAGE_ROWS.map((row) => [rowName(row), row] as const))('%s', (_, row) => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await openPage(browser, world, row);
  }, 60_000);
  afterAll(() => visitor?.close());

  test('axe finds nothing, light or dark', async () => {
    const { page } = visitor;
    const light = await axeFindings(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.waitForFunction(() => document.documentElement.dataset.mantineColorScheme === 'dark');
    const dark = await axeFindings(page);
    await page.emulateMedia({ colorScheme: 'light' });
    expect({ light, dark }).toEqual({ light: [], dark: [] });
  });

  test('Tab reaches everything, and one sees where', async () => {
    expect(await keyboardFindings(visitor.page)).toEqual([]);
  });

  test('fits 320 px, with targets a thumb can hit', async () => {
    const { page } = visitor;
    await page.setViewportSize(SLIM);
    const slim = await sideways(page);
    const thumb = await openPage(browser, world, row, { viewport: PHONE, hasTouch: true, isMobile: true });
    const small = await smallTargets(thumb.page, 44);
    await thumb.close();
    await page.setViewportSize(DESKTOP);
    expect({ slim, small }).toEqual({ slim: [], small: [] });
  });

  test('fits at 200 % zoom', async () => {
    const zoomed = await openPage(browser, world, row, ZOOMED);
    const wide = await sideways(zoomed.page);
    await zoomed.close();
    expect(wide).toEqual([]);
  });

  test('the console is silent', () => {
    const own =
      row.status === undefined ? visitor.problems : visitor.problems.filter((line) => !/status of 4\d\d/.test(line));
    expect(own).toEqual([]);
  });
});
