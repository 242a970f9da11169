import { beforeAll, expect, test } from '@jest/globals';
import { eventually } from '@ticketing-dev/common/testing';
import { Person } from '@ticketing-dev/stack/person';
import { reserved, settled, ticketOf } from '@ticketing-dev/stack/purchase';
import { arrive } from '../src/arrive.ts';
import { payButton, qrCodes } from '../src/checkout.ts';
import { axeFindings } from '../src/checks/axe.ts';
import { concert } from '../src/given.ts';
import { recordedStripe } from '../src/recorded-stripe.ts';
import { HOLD_SECONDS, STRIPE_KEY } from '../src/stack/side-doors.ts';
import { suite } from '../src/suite.ts';
import { PASSWORD } from '../src/visitor.ts';

const here = suite();
const EXPIRED_WITHIN_MS = HOLD_SECONDS * 1_000 + 20_000;

/** The buyer, who comes in by the door where holds are short. */
let buyer: Person;
beforeAll(async () => {
  buyer = await new Person(here.quickUrl, here.buyer.email).signIn(PASSWORD);
});

async function held() {
  const ticket = await concert(here.seller, { quantity: 1 });
  return { ticket, order: await reserved(buyer, ticket.id) };
}

async function atCheckout() {
  const { ticket, order } = await held();
  const visitor = await here.visit({ as: here.buyer, at: here.quickUrl });
  const calls = await recordedStripe(visitor.page, here.stripeUrl);
  await arrive(visitor.page, `/orders/${order.id}`);
  await visitor.page.getByRole('timer').waitFor();
  return { ...visitor, ticket, order, calls };
}

test('time runs out: a dialog says the seats went back and nothing was charged, and one button leads back', async () => {
  const { page, ticket, order } = await atCheckout();
  const dialog = page.getByRole('dialog', { name: 'Your time ran out' });
  await dialog.waitFor({ timeout: EXPIRED_WITHIN_MS });
  expect(await dialog.innerText()).toMatch(/released[\s\S]*Nothing was charged/);
  expect(await axeFindings(page)).toEqual([]);
  await page.waitForFunction(() => document.activeElement?.textContent === 'Try again');
  await page.keyboard.press('Enter');

  await page.waitForURL(`**/tickets/${ticket.id}`);
  await page.getByText('Only 1 left').waitFor();
  await page.getByRole('button', { name: 'Reserve', exact: true }).click();
  await page.waitForURL('**/orders/**');
  expect(page.url()).not.toContain(order.id);
  await eventually(async () => expect(await ticketOf(here.seller, ticket.id)).toMatchObject({ held: 1 }));
});

test('with a key of Stripe’s the Payment Element is mounted, and its confirmation pays', async () => {
  const { page, order, calls } = await atCheckout();
  await page.getByText('Recorded Payment Element').waitFor();
  await payButton(page).click();
  await page.getByRole('heading', { name: 'Your ticket is here' }).waitFor();

  expect(await qrCodes(page).count()).toBe(1);
  expect(calls).toMatchObject([
    ['Stripe', STRIPE_KEY],
    ['elements', { clientSecret: expect.stringMatching(/^pi_.*_secret_/) }],
    ['create', 'payment'],
    ['mount'],
    ['confirmPayment', { redirect: 'if_required', return_url: `${here.quickUrl}/orders/${order.id}` }],
  ]);
});

test('an order whose time ran out while nobody looked says so, with a way back', async () => {
  const { ticket, order } = await held();
  await settled(buyer, order.id, ['cancelled'], EXPIRED_WITHIN_MS);
  const { page } = await here.visit({ as: here.buyer });
  await arrive(page, `/orders/${order.id}`);
  await page.getByRole('heading', { name: 'Time ran out' }).waitFor();
  await page.getByText('Nothing was charged.').waitFor();
  await page.getByRole('link', { name: 'Try again' }).click();
  await page.waitForURL(`**/tickets/${ticket.id}`);
});
