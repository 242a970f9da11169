import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { eventually } from '@ticketing-dev/common/testing';
import { paid, reserved, settled, ticketOf } from '@ticketing-dev/stack/purchase';
import { arrive } from '../src/arrive.ts';
import { axeFindings } from '../src/checks/axe.ts';
import { concert, somebody } from '../src/given.ts';
import { linkInMail } from '../src/link-in-mail.ts';
import { signInByHand } from '../src/sign-in-by-hand.ts';
import { suite } from '../src/suite.ts';
import { PASSWORD } from '../src/visitor.ts';

const here = suite();

test('from sign-up to a confirmed address, by the link in the mail', async () => {
  const email = `${randomUUID()}@example.com`;
  const { page } = await here.visit();
  await arrive(page, '/signup');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('short');
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'password');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByLabel('Password', { exact: true }).fill('a few words in a row');
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await arrive(page, '/account');
  await page.getByText('This address is not confirmed yet').waitFor();

  const link = await linkInMail(here.inboxUrl, email, '/verify');
  await arrive(page, link);
  await page.getByRole('button', { name: 'Confirm my address' }).click();
  await page.getByText('Your e-mail address is confirmed').waitFor();
  await arrive(page, '/account');
  await page.getByText('Confirmed: your tickets and receipts go there.').waitFor();

  // Used up, but the one it belongs to reads that all is well.
  await arrive(page, link);
  await page.getByRole('button', { name: 'Confirm my address' }).click();
  await page.getByText('All done already').waitFor();
});

test('a forgotten password: a link by mail, a new one, signed out everywhere', async () => {
  const person = await somebody(here.url);
  const elsewhere = await here.visit({ as: person });
  const { page } = await here.visit();
  await arrive(page, '/signin');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await page.getByRole('heading', { name: 'Forgot your password?' }).waitFor();
  await page.getByLabel('E-mail address').fill(person.email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await page.getByText('Look into your mail').waitFor();

  await arrive(page, await linkInMail(here.inboxUrl, person.email, '/reset'));
  await page.getByLabel('New password', { exact: true }).fill('another few words');
  await page.getByRole('button', { name: 'Set new password' }).click();
  await page.getByText('Your new password is set').waitFor();
  await page.locator('main').getByRole('link', { name: 'Sign in' }).click();
  await signInByHand(page, person.email, 'another few words');

  await arrive(elsewhere.page, '/account');
  await elsewhere.page.waitForURL(/signin/);
});

test('a wrong password and an unknown address read the same, with the focus on it', async () => {
  const { page } = await here.visit();
  const refusals = [];
  for (const email of [here.buyer.email, `${randomUUID()}@example.com`]) {
    await arrive(page, '/signin');
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password', { exact: true }).fill('not the right one');
    await page.getByRole('button', { name: 'Sign in' }).click();
    const refusal = page.getByRole('alert').filter({ hasText: /\w/ });
    await refusal.waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'alert');
    refusals.push(await refusal.innerText());
  }
  expect(refusals[0]).toBe(refusals[1]);
});

test('sign out everywhere ends the other devices', async () => {
  const person = await somebody(here.url);
  const phone = await here.visit({ as: person });
  const { page } = await here.visit({ as: person });
  await arrive(page, '/account');
  await page.getByRole('button', { name: 'Sign out everywhere…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click();
  await page.waitForURL(/signin/);

  await arrive(phone.page, '/account');
  expect(new URL(phone.page.url()).pathname).toBe('/signin');
});

test('deleting an account says what becomes of everything, asks for the password, and ends it', async () => {
  const person = await somebody(here.url);
  const ticket = await concert(person, { quantity: 3 });
  const order = await reserved(here.buyer, ticket.id);
  await paid(here.buyer, order.id);
  await settled(here.buyer, order.id, ['completed']);
  const { page } = await here.visit({ as: person });
  await arrive(page, '/account');
  await page.getByRole('button', { name: 'Delete my account…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete your account?' });
  await dialog.getByText('1 listing of yours is withdrawn. 1 ticket sold from it stays valid.').waitFor();
  await dialog.getByLabel('Your password', { exact: true }).fill('not the right one');
  await dialog.getByRole('button', { name: 'Delete it for good' }).click();
  await dialog.getByText('That is not your password').waitFor();
  await dialog.getByLabel('Your password', { exact: true }).fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Delete it for good' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await page.getByRole('link', { name: 'Sign in' }).waitFor();
  await eventually(async () => expect(await ticketOf(here.buyer, ticket.id)).toMatchObject({ status: 'withdrawn' }));
});
