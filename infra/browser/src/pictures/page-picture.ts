import type { Browser } from 'playwright-core';
import { openPage } from '../pages/open-page.ts';
import type { PageRow } from '../pages/page-rows.ts';
import type { World } from '../pages/world.ts';
import { DESKTOP, PHONE } from '../visitor.ts';
import { sheet } from './sheet.ts';

const HEIGHT = 880;
const GAP = 16;
const DESK = { width: 640, height: (HEIGHT - GAP) / 2 };
const HAND = { width: Math.round((HEIGHT * PHONE.width) / PHONE.height), height: HEIGHT };
const WIDE = { ...DESKTOP, height: Math.round((DESKTOP.width * DESK.height) / DESK.width) };

/** One page four times in one picture: on a desk and in a hand, light and dark. */
export async function pagePicture(browser: Browser, world: World, row: PageRow): Promise<Buffer> {
  const taken = async (options: object, colorScheme: 'light' | 'dark') => {
    const { page, close } = await openPage(browser, world, row, { ...options, colorScheme });
    const picture = await page.screenshot();
    await close();
    return picture;
  };
  const desk = { viewport: WIDE };
  const hand = { viewport: PHONE, hasTouch: true, isMobile: true };
  return sheet([
    { picture: await taken(desk, 'light'), ...DESK, left: 0, top: 0 },
    { picture: await taken(desk, 'dark'), ...DESK, left: 0, top: DESK.height + GAP },
    { picture: await taken(hand, 'light'), ...HAND, left: DESK.width + GAP, top: 0 },
    { picture: await taken(hand, 'dark'), ...HAND, left: DESK.width + HAND.width + 2 * GAP, top: 0 },
  ]);
}
