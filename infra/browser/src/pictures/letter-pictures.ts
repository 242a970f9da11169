import type { Browser, Page } from 'playwright-core';
import type { World } from '../pages/world.ts';
import { visit } from '../visitor.ts';
import { sheet } from './sheet.ts';

const SCALE = 0.75;
const MOST = 1_400;

/** Every e-mail with sample data as support previews it, wide and narrow in one picture, by its name. */
export async function letterPictures(browser: Browser, world: World): Promise<[string, Buffer][]> {
  const { page, close } = await visit(browser, world.url, { as: world.admin });
  await page.goto('/api/ops/support/previews');
  const letters = await page.locator('section[id]').evaluateAll((sections) =>
    sections.map(({ id, children }) => ({
      id,
      frames: [...children]
        .flatMap((child) => [...child.querySelectorAll('iframe')])
        .map(({ srcdoc, clientWidth }) => ({ html: srcdoc, width: clientWidth })),
    })),
  );
  const pictures: [string, Buffer][] = [];
  for (const { id, frames } of letters) {
    const parts = [];
    let left = 0;
    for (const { html, width } of frames) {
      const taken = await letterPicture(page, html, width);
      const size = { width: Math.round(width * SCALE), height: Math.round(taken.height * SCALE) };
      parts.push({ picture: taken.picture, ...size, left, top: 0 });
      left += size.width + 16;
    }
    pictures.push([id, await sheet(parts)]);
  }
  await close();
  return pictures;
}

async function letterPicture(page: Page, html: string, width: number): Promise<{ picture: Buffer; height: number }> {
  await page.setViewportSize({ width, height: 400 });
  await page.setContent(html, { waitUntil: 'load' });
  const height = Math.min(MOST, await page.evaluate(() => document.documentElement.scrollHeight));
  await page.setViewportSize({ width, height });
  return { picture: await page.screenshot(), height };
}
