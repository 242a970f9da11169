import { expect, test } from '@jest/globals';
import { concert } from '../src/given.ts';
import { suite } from '../src/suite.ts';

const here = suite();

test('without JavaScript browse, search and the ticket page show prices and what is left', async () => {
  const ticket = await concert(here.seller, { price: 4_275, quantity: 30 });
  const { page } = await here.visit({ javaScriptEnabled: false });
  await page.goto('/');
  expect(await page.locator('main').innerText()).toMatch(/\$\d/);

  await page.getByRole('searchbox', { name: 'Search events' }).fill(ticket.title);
  await page.getByRole('button', { name: 'Search' }).click();
  await page.waitForURL(/\?.*q=/);
  const card = page.getByRole('article').filter({ hasText: ticket.title });
  expect(await card.innerText()).toMatch(/\$42\.75[\s\S]*30 left/);

  await card.getByRole('link').click();
  await page.getByRole('heading', { name: ticket.title, level: 1 }).waitFor();
  expect(await page.locator('main').innerText()).toMatch(/\$42\.75[\s\S]*30 left/);
});

test('filters, too: a GET form', async () => {
  const ticket = await concert(here.seller, { category: 'sports', price: 999 });
  const { page } = await here.visit({ javaScriptEnabled: false });
  await page.goto(`/?q=${encodeURIComponent(ticket.title)}&category=sports&max=9.99`);
  await page.getByRole('link', { name: ticket.title }).waitFor();
  await page.goto(`/?q=${encodeURIComponent(ticket.title)}&category=movie`);
  expect(await page.getByRole('link', { name: ticket.title }).count()).toBe(0);
});
