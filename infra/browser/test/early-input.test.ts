import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { concert } from '../src/given.ts';
import { suite } from '../src/suite.ts';
import { PASSWORD } from '../src/visitor.ts';

const here = suite();

/** The page's scripts do not come before `release`: a slow network. */
async function withoutScripts(page: Page): Promise<{ release(): void }> {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/_next/static/**/*.js', async (route) => {
    await released;
    await route.continue();
  });
  return { release };
}

test('a sign-in typed and sent before the scripts came is not lost, and no password gets into an address', async () => {
  const { page } = await here.visit();
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  const scripts = await withoutScripts(page);
  await page.goto('/signin', { waitUntil: 'commit' });
  await page.getByLabel('E-mail address').fill(here.buyer.email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  scripts.release();
  await page.waitForURL((url) => url.pathname === '/');
  await page.getByRole('button', { name: 'your pages' }).waitFor();
  expect(addresses.filter((address) => address.includes('password'))).toEqual([]);
});

test('what was typed early is what is sent later', async () => {
  const { page } = await here.visit();
  const scripts = await withoutScripts(page);
  await page.goto('/signin', { waitUntil: 'commit' });
  await page.getByLabel('E-mail address').fill(here.buyer.email);
  scripts.release();
  await page.waitForLoadState('networkidle');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname === '/');
});

test('three tickets chosen and reserved before the scripts came are three tickets', async () => {
  const ticket = await concert(here.seller);
  const { page } = await here.visit({ as: here.buyer });
  const scripts = await withoutScripts(page);
  await page.goto(`/tickets/${ticket.id}`, { waitUntil: 'commit' });
  await page.getByLabel('Tickets', { exact: true }).fill('3');
  await page.getByRole('button', { name: 'Reserve', exact: true }).click();
  scripts.release();
  await page.waitForURL('**/orders/**');
  await page.getByRole('button', { name: 'Pay $76.50' }).waitFor();
});

test('words and a category chosen early lead to that search', async () => {
  const ticket = await concert(here.seller, { category: 'theatre' });
  const { page } = await here.visit();
  const scripts = await withoutScripts(page);
  await page.goto('/', { waitUntil: 'commit' });
  await page.getByRole('searchbox', { name: 'Search events' }).fill(ticket.title);
  await page.getByText('Theatre', { exact: true }).first().click();
  scripts.release();
  await page.waitForURL(/category=theatre/);
  await page.getByRole('link', { name: ticket.title }).waitFor();
});
