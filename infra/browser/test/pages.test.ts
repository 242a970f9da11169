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

/** At twice the size there is half the room. */
const ZOOMED = { width: DESKTOP.width / 2, height: DESKTOP.height / 2 };
const SLIM = { width: 320, height: 640 };

let browser: Browser;
let world: World;
beforeAll(async () => {
  [browser, world] = await Promise.all([openBrowser(), furnish(addresses())]);
}, 120_000);
afterAll(() => browser?.close());

test('every page of the router is looked at here, and nothing else', () => {
  const rows = PAGE_ROWS.flatMap(({ route }) => route ?? []);
  expect([...new Set(rows)].sort()).toEqual(routes());
});

describe.each(PAGE_ROWS.map((row) => [rowName(row), row] as const))('%s', (_, row) => {
  let desk: Visitor;
  let hand: Visitor;
  beforeAll(async () => {
    [desk, hand] = await Promise.all([
      openPage(browser, world, row),
      openPage(browser, world, row, { viewport: PHONE, hasTouch: true, isMobile: true }),
    ]);
  }, 60_000);
  afterAll(() => Promise.all([desk?.close(), hand?.close()]));

  test('axe finds nothing, light or dark, wide or slim', async () => {
    const light = await axeFindings(desk.page);
    const lightInHand = await axeFindings(hand.page);
    await desk.page.emulateMedia({ colorScheme: 'dark' });
    await desk.page.waitForFunction(() => document.documentElement.dataset.mantineColorScheme === 'dark');
    const dark = await axeFindings(desk.page);
    await desk.page.emulateMedia({ colorScheme: 'light' });
    expect({ light, lightInHand, dark }).toEqual({ light: [], lightInHand: [], dark: [] });
  });

  test('Tab reaches everything, and one sees where', async () => {
    expect(await keyboardFindings(desk.page)).toEqual([]);
  });

  test('targets are large enough for a mouse and for a thumb', async () => {
    const [mouse, thumb] = await Promise.all([smallTargets(desk.page, 24), smallTargets(hand.page, 44)]);
    expect({ mouse, thumb }).toEqual({ mouse: [], thumb: [] });
  });

  test('fits a phone, 320 px and 200 % zoom without sideways scroll', async () => {
    const phone = await sideways(hand.page);
    await desk.page.setViewportSize(SLIM);
    const slim = await sideways(desk.page);
    await desk.page.setViewportSize(ZOOMED);
    const zoomed = await sideways(desk.page);
    await desk.page.setViewportSize(DESKTOP);
    expect({ phone, slim, zoomed }).toEqual({ phone: [], slim: [], zoomed: [] });
  });

  test(row.indexed ? 'search engines may show it' : 'search engines leave it alone', async () => {
    const said = await desk.page.locator('meta[name=robots]').evaluateAll((all) => all.map((one) => one.outerHTML));
    // What answers 500 is in no index anyway.
    if (!row.dead) expect(said.some((one) => one.includes('noindex'))).toBe(!row.indexed);
  });

  test('the console is silent', () => {
    // A browser reports every answer that is no page by itself, and React what broke on the server.
    const foreseen = row.dead
      ? /status of 500|React error #441/
      : row.status || row.open
        ? /status of 4\d\d/
        : undefined;
    expect([...desk.problems, ...hand.problems].filter((line) => !foreseen?.test(line))).toEqual([]);
  });
});
