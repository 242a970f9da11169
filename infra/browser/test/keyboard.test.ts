import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { arrive } from '../src/arrive.ts';
import { qrCodes } from '../src/checkout.ts';
import { concert } from '../src/given.ts';
import { suite } from '../src/suite.ts';
import { PASSWORD } from '../src/visitor.ts';

const here = suite();
const MOST_STEPS = 60;

/** Tab by Tab until what has the focus is called so. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let n = 0; n < MOST_STEPS; n += 1) {
    await page.keyboard.press('Tab');
    const called = await page.evaluate(() => {
      const active = document.activeElement;
      if (!(active instanceof HTMLElement)) return '';
      const label = active instanceof HTMLInputElement ? active.labels?.[0]?.innerText : undefined;
      return (label ?? active.ariaLabel ?? active.innerText).trim();
    });
    if (name.test(called)) return;
  }
  throw new Error(`Tab does not come to ${name} on ${page.url()}`);
}

test('the whole purchase with the keyboard alone', async () => {
  const ticket = await concert(here.seller);
  const { page } = await here.visit();
  const { keyboard } = page;
  await arrive(page, '/');
  await tabTo(page, /^Search events$/);
  await keyboard.type(ticket.title);
  await keyboard.press('Enter');
  await page.waitForURL(/q=/);
  await page.getByRole('status').filter({ hasText: '1 event' }).waitFor({ state: 'attached' });
  await tabTo(page, new RegExp(`^${ticket.title}$`));
  await keyboard.press('Enter');
  await page.waitForURL('**/tickets/**');
  // After a step to another page the focus is at its heading.
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1');

  await tabTo(page, /^Sign in to reserve$/);
  await keyboard.press('Enter');
  await page.waitForURL(/signin/);
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
  await tabTo(page, /^E-mail address/);
  await keyboard.type(here.buyer.email);
  await tabTo(page, /^Password/);
  await keyboard.type(PASSWORD);
  await keyboard.press('Enter');
  await page.waitForURL('**/tickets/**');
  await page.getByRole('button', { name: 'Reserve', exact: true }).waitFor();

  await tabTo(page, /^Tickets$/);
  await keyboard.press('ArrowUp');
  await tabTo(page, /^Reserve$/);
  await keyboard.press('Enter');
  await page.waitForURL('**/orders/**');
  await page.getByRole('timer').waitFor();
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1');

  await tabTo(page, /^Visa that works$/);
  await keyboard.press('Space');
  await tabTo(page, /^Valid until/);
  await keyboard.type('12/34');
  await tabTo(page, /^Security code/);
  await keyboard.type('123');
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Your 2 tickets are here' }).waitFor();
  await page.waitForFunction(() => document.activeElement?.textContent === 'Your 2 tickets are here');
  expect(await qrCodes(page).count()).toBe(2);
});

test('the menu opens by keyboard; Escape closes it and gives the focus back', async () => {
  const { page } = await here.visit({ as: here.buyer });
  await arrive(page, '/');
  await tabTo(page, /your pages/);
  await page.keyboard.press('Enter');
  const menu = page.getByRole('navigation', { name: 'Your pages' });
  await menu.getByRole('link', { name: 'My orders' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await menu.waitFor({ state: 'hidden' });
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('your pages');
});
