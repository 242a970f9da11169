import { expect, test } from '@jest/globals';
import { Order, pageOf } from '@ticketing-dev/common/contracts';
import { reserved } from '@ticketing-dev/stack/purchase';
import { arrive } from '../src/arrive.ts';
import { concert, somebody } from '../src/given.ts';
import { suite } from '../src/suite.ts';

const here = suite();
const RESERVE = { name: 'Reserve', exact: true } as const;

/** The buyer's orders of one listing. */
async function ordersFor(ticketId: string): Promise<Order[]> {
  const { items } = await here.buyer.get('/api/orders', pageOf(Order));
  return items.filter(({ ticket }) => ticket.id === ticketId);
}

test('a double click reserves once', async () => {
  const ticket = await concert(here.seller);
  const { page } = await here.visit({ as: here.buyer });
  await arrive(page, `/tickets/${ticket.id}`);
  await page.getByRole('button', RESERVE).dblclick();

  await page.getByRole('timer').waitFor();
  expect(await ordersFor(ticket.id)).toHaveLength(1);
});

test('two tabs reserve once, and both end at the same order', async () => {
  const ticket = await concert(here.seller);
  const { page, context } = await here.visit({ as: here.buyer });
  const other = await context.newPage();
  for (const tab of [page, other]) await arrive(tab, `/tickets/${ticket.id}`);
  await Promise.all([page, other].map((tab) => tab.getByRole('button', RESERVE).click()));

  await Promise.all([page, other].map((tab) => tab.getByRole('timer').waitFor()));
  expect(new URL(other.url()).pathname).toBe(new URL(page.url()).pathname);
  expect(await ordersFor(ticket.id)).toHaveLength(1);
});

test('who is a moment late reads what is left, and the page shows it', async () => {
  const ticket = await concert(here.seller, { quantity: 3 });
  const { page } = await here.visit({ as: here.buyer });
  await arrive(page, `/tickets/${ticket.id}`);
  await page.getByLabel('Tickets', { exact: true }).fill('3');
  await reserved(await somebody(here.url), ticket.id, 2);
  await page.getByRole('button', RESERVE).click();

  const refusal = page.getByRole('alert').filter({ hasText: 'Just taken' });
  await refusal.waitFor();
  expect(await refusal.innerText()).toContain('There is 1 ticket left');
  await page.getByText('Only 1 left').waitFor();
});

test('the quantity stays within what is allowed, however it is chosen', async () => {
  const ticket = await concert(here.seller, { quantity: 3, maxPerOrder: 10 });
  const { page } = await here.visit({ as: here.buyer });
  await arrive(page, `/tickets/${ticket.id}`);
  const field = page.getByLabel('Tickets', { exact: true });
  await page.getByRole('button', RESERVE).waitFor();
  for (const [typed, stands] of [
    ['99', '3'],
    ['0', '1'],
    ['-2', '1'],
    ['', '1'],
  ] as const) {
    await field.fill(typed);
    await field.blur();
    expect([typed, await field.inputValue()]).toEqual([typed, stands]);
  }
  await field.press('ArrowUp');
  expect(await field.inputValue()).toBe('2');
  await page.getByRole('button', { name: 'One ticket more' }).click();
  expect(await page.getByRole('button', { name: 'One ticket more' }).isDisabled()).toBe(true);
});
