import { expect, test } from '@jest/globals';
import { settled } from '@ticketing-dev/stack/purchase';
import { arrive } from '../src/arrive.ts';
import { fillCard, payButton, qrCodes, reserveOn, VISA } from '../src/checkout.ts';
import { axeFindings } from '../src/checks/axe.ts';
import { concert } from '../src/given.ts';
import { stripeKnobs } from '../src/stripe-knobs.ts';
import { suite } from '../src/suite.ts';

const here = suite();
const BANK_ASKS = 'Your bank asks first (3-D Secure)';

async function checkout() {
  const ticket = await concert(here.seller);
  const visitor = await here.visit({ as: here.buyer });
  await arrive(visitor.page, `/tickets/${ticket.id}`);
  return { ...visitor, orderId: await reserveOn(visitor.page) };
}

test('a declined card: the focus is on the reason, the form keeps what was typed, the next card pays', async () => {
  const { page } = await checkout();
  await fillCard(page, 'Not enough money');
  await payButton(page).click();

  const reason = page.getByRole('alert').filter({ hasText: 'declined' });
  await reason.waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'alert');
  expect(await reason.innerText()).toMatch(/still held/);
  expect(await page.getByLabel('Valid until').inputValue()).toBe('12/34');
  expect(await page.getByLabel('Security code').inputValue()).toBe('123');
  expect(await page.getByLabel('Card number').inputValue()).toBe('4000 0000 0000 9995');
  expect(await axeFindings(page)).toEqual([]);

  await page.getByRole('button', { name: VISA, exact: true }).click();
  await payButton(page).click();
  await page.getByRole('heading', { name: 'Your ticket is here' }).waitFor();
});

test('what is missing in the form is said at the field, which has the focus', async () => {
  const { page } = await checkout();
  await page.getByRole('button', { name: VISA, exact: true }).click();
  await payButton(page).click();

  await page.getByText('Month and year, such as 12/34.').waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('expiry');
});

test('3-D Secure: over to the bank and back to the tickets, safe to reload', async () => {
  const { page } = await checkout();
  await fillCard(page, BANK_ASKS);
  await payButton(page).click();
  await page.getByRole('button', { name: 'Complete authentication' }).click();

  await page.getByRole('heading', { name: 'Your ticket is here' }).waitFor();
  await page.reload();
  expect(await qrCodes(page).count()).toBe(1);
});

test('3-D Secure, the notice first: whoever comes back finds the tickets', async () => {
  const { page, orderId } = await checkout();
  await fillCard(page, BANK_ASKS);
  await payButton(page).click();
  await page.getByRole('button', { name: 'Complete authentication' }).waitFor();
  // The way back is held up until Stripe has told us by itself.
  await page.route('**/orders/**', async (route) => {
    await settled(here.buyer, orderId, ['completed']);
    await route.continue();
  });
  await page.getByRole('button', { name: 'Complete authentication' }).click();

  await page.getByRole('heading', { name: 'Your ticket is here' }).waitFor();
});

test('3-D Secure, back before the notice: the page waits, safe to reload, and then has the tickets', async () => {
  const { page, orderId } = await checkout();
  await fillCard(page, BANK_ASKS);
  await payButton(page).click();
  await page.getByRole('button', { name: 'Complete authentication' }).waitFor();
  await stripeKnobs(here.stripeUrl, { webhooks: { paused: true } });
  try {
    await page.getByRole('button', { name: 'Complete authentication' }).click();
    await page.getByRole('heading', { name: 'Confirming your payment' }).waitFor();
    // Of what Stripe added to the address, a secret among it, only the bank's word is left: for a reload.
    await page.waitForURL(`${here.url}/orders/${orderId}?redirect_status=succeeded`);
    await page.reload();
    await page.getByRole('heading', { name: 'Confirming your payment' }).waitFor();
  } finally {
    await stripeKnobs(here.stripeUrl, { webhooks: { paused: false } });
  }
  await page.getByRole('heading', { name: 'Your ticket is here' }).waitFor();
  await page.waitForURL(`${here.url}/orders/${orderId}`);
});

test('3-D Secure refused: the reason has the focus, the seats are still held, another card pays', async () => {
  const { page } = await checkout();
  await fillCard(page, BANK_ASKS);
  await payButton(page).click();
  await page.getByRole('button', { name: 'Fail authentication' }).click();

  await page.getByRole('alert').filter({ hasText: 'still held' }).waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'alert');
  await fillCard(page, VISA);
  await payButton(page).click();
  await page.getByRole('heading', { name: 'Your ticket is here' }).waitFor();
});
