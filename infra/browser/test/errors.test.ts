import { expect, test } from '@jest/globals';
import { Order, pageOf } from '@ticketing-dev/common/contracts';
import { reserved } from '@ticketing-dev/stack/purchase';
import { arrive } from '../src/arrive.ts';
import { concert } from '../src/given.ts';
import { suite } from '../src/suite.ts';

const here = suite();
const Orders = pageOf(Order);

test('when no service answers the page says so, names its request, and tries again', async () => {
  const { page } = await here.visit({ at: here.deadUrl });
  const answer = await page.goto('/');
  expect(answer?.status()).toBe(500);
  await page.getByRole('heading', { name: 'Something went wrong' }).waitFor();
  const request = answer?.headers()['x-request-id'] ?? 'none';
  await page.getByText(`tell them this request: ${request}`).waitFor();
  expect(await page.locator('main').innerText()).not.toMatch(/undefined|null|ECONN|fetch/);
  const again = page.waitForRequest((one) => new URL(one.url()).pathname === '/' && one.url().includes('_rsc'));
  await page.getByRole('button', { name: 'Try again' }).click();
  await again;
});

test('a connection that breaks off while reserving: said in words, and the next try reserves once', async () => {
  const ticket = await concert(here.seller);
  const { page } = await here.visit({ as: here.buyer });
  await arrive(page, `/tickets/${ticket.id}`);
  // The order is made, its answer gets lost.
  await page.route('**/api/orders', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await page.getByRole('button', { name: 'Reserve', exact: true }).click();
  await page.getByRole('alert').filter({ hasText: 'We cannot reach ticketing.dev' }).waitFor();
  await page.unroute('**/api/orders');
  await page.getByRole('button', { name: 'Reserve', exact: true }).click();
  await page.getByRole('timer').waitFor();
  const { items } = await here.buyer.get('/api/orders?limit=100', Orders);
  expect(items.filter((order) => order.ticket.id === ticket.id)).toHaveLength(1);
});

test('an order of somebody else is not found, and says no more', async () => {
  const ticket = await concert(here.seller);
  const order = await reserved(here.buyer, ticket.id);
  const { page } = await here.visit({ as: here.seller });
  const answer = await page.goto(`/orders/${order.id}`);
  expect(answer?.status()).toBe(404);
  await page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
  expect(await page.locator('main').innerText()).not.toContain(ticket.title);
});
