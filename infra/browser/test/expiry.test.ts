import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '@ticketing-dev/common/testing';
import type { Person } from '@ticketing-dev/stack/person';
import { reserved, settled, ticketOf } from '@ticketing-dev/stack/purchase';
import { START_WITHIN_MS, type TestStack, temporaryStack } from '@ticketing-dev/stack/temporary-stack';
import type { Browser } from 'playwright-core';
import { arrive } from '../src/arrive.ts';
import { payButton, qrCodes } from '../src/checkout.ts';
import { axeFindings } from '../src/checks/axe.ts';
import { concert, somebody } from '../src/given.ts';
import { openBrowser } from '../src/open-browser.ts';
import { recordedStripe } from '../src/recorded-stripe.ts';
import { type Visitor, visit } from '../src/visitor.ts';

/** Its own stack: a short hold, and a key of Stripe's, with which the pages take their other card form. */
const HOLD_SECONDS = 25;

let stack: TestStack;
let browser: Browser;
let seller: Person;
let buyer: Person;
const here: Visitor[] = [];
beforeAll(async () => {
  const env = { ORDER_HOLD_SECONDS: String(HOLD_SECONDS) };
  [stack, browser] = await Promise.all([
    temporaryStack({ client: true, env, pagesKey: 'pk_test_recorded' }),
    openBrowser(),
  ]);
  [seller, buyer] = await Promise.all([somebody(stack.url), somebody(stack.url)]);
}, START_WITHIN_MS);
afterEach(async () => {
  await Promise.all(here.splice(0).map((visitor) => visitor.close()));
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

async function atCheckout(quantity = 1) {
  const ticket = await concert(seller, { quantity: 1 });
  const visitor = await visit(browser, stack.url, { as: buyer });
  here.push(visitor);
  const calls = await recordedStripe(visitor.page, stack.stripeUrl);
  const order = await reserved(buyer, ticket.id, quantity);
  await arrive(visitor.page, `/orders/${order.id}`);
  await visitor.page.getByRole('timer').waitFor();
  return { ...visitor, ticket, order, calls };
}

test('time runs out: a dialog says the seats went back and nothing was charged, and one button leads back', async () => {
  const { page, ticket, order } = await atCheckout();
  const dialog = page.getByRole('dialog', { name: 'Your time ran out' });
  await dialog.waitFor({ timeout: HOLD_SECONDS * 1_000 + 10_000 });
  expect(await dialog.innerText()).toMatch(/released[\s\S]*Nothing was charged/);
  expect(await axeFindings(page)).toEqual([]);
  await page.waitForFunction(() => document.activeElement?.textContent === 'Try again');
  await page.keyboard.press('Enter');

  await page.waitForURL(`**/tickets/${ticket.id}`);
  await page.getByText('Only 1 left').waitFor();
  await page.getByRole('button', { name: 'Reserve', exact: true }).click();
  await page.waitForURL('**/orders/**');
  expect(page.url()).not.toContain(order.id);
  await eventually(async () => expect(await ticketOf(seller, ticket.id)).toMatchObject({ held: 1 }));
});

test('with a key of Stripe’s the Payment Element is mounted, and its confirmation pays', async () => {
  const { page, order, calls } = await atCheckout();
  await page.getByText('Recorded Payment Element').waitFor();
  await payButton(page).click();
  await page.getByRole('heading', { name: 'Your ticket is here' }).waitFor();

  expect(await qrCodes(page).count()).toBe(1);
  expect(calls).toMatchObject([
    ['Stripe', 'pk_test_recorded'],
    ['elements', { clientSecret: expect.stringMatching(/^pi_.*_secret_/) }],
    ['create', 'payment'],
    ['mount'],
    ['confirmPayment', { redirect: 'if_required', return_url: `${stack.url}/orders/${order.id}` }],
  ]);
});

test('an order whose time ran out while nobody looked says so, with a way back', async () => {
  const { page, order, ticket } = await atCheckout();
  await page.goto('about:blank');
  await settled(buyer, order.id, ['cancelled'], HOLD_SECONDS * 1_000 + 10_000);
  await arrive(page, `/orders/${order.id}`);
  await page.getByRole('heading', { name: 'Time ran out' }).waitFor();
  await page.getByText('Nothing was charged.').waitFor();
  await page.getByRole('link', { name: 'Try again' }).click();
  await page.waitForURL(`**/tickets/${ticket.id}`);
});
