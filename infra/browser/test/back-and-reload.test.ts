import { expect, test } from '@jest/globals';
import { eventually } from '@ticketing-dev/common/testing';
import { ticketOf } from '@ticketing-dev/stack/purchase';
import { alive, arrive } from '../src/arrive.ts';
import { fillCard, payButton, qrCodes, reserveOn, VISA } from '../src/checkout.ts';
import { concert } from '../src/given.ts';
import { suite } from '../src/suite.ts';

const here = suite();

test('Back and reload give every search back', async () => {
  const ticket = await concert(here.seller, { category: 'theatre' });
  const { page } = await here.visit();
  await arrive(page, '/');
  await page.getByRole('searchbox', { name: 'Search events' }).fill(ticket.title);
  await page.getByRole('button', { name: 'Search' }).click();
  await page.waitForURL(/q=/);
  await page.getByText('Theatre', { exact: true }).first().click();
  await page.waitForURL(/category=theatre/);
  await page.getByRole('link', { name: ticket.title }).click();
  await page.waitForURL('**/tickets/**');

  await page.goBack();
  await page.getByRole('link', { name: ticket.title }).waitFor();
  expect(await page.getByRole('radio', { name: 'Theatre' }).isChecked()).toBe(true);
  await page.reload();
  expect(await page.getByRole('searchbox', { name: 'Search events' }).inputValue()).toBe(ticket.title);
  await page.goBack();
  await page.waitForFunction(() => !location.search.includes('category'));
  await page.goBack();
  await page.waitForFunction(
    () => location.search === '' && document.querySelector<HTMLInputElement>('input[type=search]')?.value === '',
  );
});

test('values nobody knows fall back', async () => {
  const { page, problems } = await here.visit();
  const answer = await arrive(page, '/?category=opera&sort=best&min=-1&from=soon&cursor=zzz&available=perhaps&page=9');
  expect(answer?.status()).toBe(200);
  await page.getByRole('heading', { name: 'Seats for what you love' }).waitFor();
  expect(problems).toEqual([]);
});

test('an empty result names what was looked for and offers to clear the filters', async () => {
  const { page } = await here.visit();
  await arrive(page, '/?q=zzzz&city=Nowhere');
  await page.getByRole('heading', { name: /zzzz/ }).waitFor();
  await page.locator('main').getByRole('link', { name: 'Clear filters' }).first().waitFor();
});

test('reload and Back at each step of a purchase: one order, paid once', async () => {
  const ticket = await concert(here.seller);
  const { page } = await here.visit({ as: here.buyer });
  await arrive(page, `/tickets/${ticket.id}`);
  await page.reload();
  await alive(page);
  const orderId = await reserveOn(page);

  await page.reload();
  await page.getByRole('timer').waitFor();
  await alive(page);
  await page.goBack();
  await page.getByRole('button', { name: 'Leave, keep them held' }).click();
  await page.getByText('You are holding 1 ticket already').waitFor();
  await page.goForward();
  await page.getByRole('timer').waitFor();

  await fillCard(page, VISA);
  await payButton(page).click();
  // Sent; the entry in the history that made Back ask is on its way out.
  await page.waitForFunction(() => history.state?.checkout === undefined);
  await page.reload();
  await page.getByRole('heading', { name: 'Your ticket is here' }).waitFor();
  await page.reload();
  expect(await qrCodes(page).count()).toBe(1);
  await page.goBack();
  await arrive(page, `/orders/${orderId}`);
  await page.getByRole('heading', { name: 'Your ticket is here' }).waitFor();
  await eventually(async () => expect(await ticketOf(here.seller, ticket.id)).toMatchObject({ held: 0, sold: 1 }));
});
