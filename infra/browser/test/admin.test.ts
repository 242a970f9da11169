import { beforeAll, expect, test } from '@jest/globals';
import type { Person } from '@ticketing-dev/stack/person';
import { paid, reserved, settled, ticketOf } from '@ticketing-dev/stack/purchase';
import { administrator } from '../src/administrator.ts';
import { arrive } from '../src/arrive.ts';
import { concert, somebody } from '../src/given.ts';
import { signInByHand } from '../src/sign-in-by-hand.ts';
import { addresses } from '../src/stack/addresses.ts';
import { suite } from '../src/suite.ts';

const here = suite();
let admin: Person;
beforeAll(async () => {
  admin = await administrator(addresses());
}, 90_000);

test('an administrator signs in, and the menu leads to what they may do', async () => {
  const { page, problems } = await here.visit();
  await arrive(page, '/signin');
  await signInByHand(page, admin.email);
  await page.getByRole('button', { name: 'your pages' }).click();
  await page.getByRole('link', { name: 'Administration' }).click();
  await page.getByRole('heading', { name: 'Administration', level: 1 }).waitFor();
  for (const service of ['auth', 'tickets', 'orders', 'payments', 'expiration', 'support']) {
    await page.getByRole('listitem').filter({ hasText: service }).getByText('Nothing waits').waitFor();
  }
  await page.getByRole('link', { name: 'orders', exact: true }).click();
  await page.getByRole('heading', { name: 'Nothing is set aside' }).waitFor();
  await page.goBack();
  await page.getByRole('link', { name: 'Every e-mail and text message, with sample data' }).click();
  await page.waitForURL('**/api/ops/support/previews');
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(problems).toEqual([]);
});

test('what was said about an order is found by its number, and the queue of timers shows itself', async () => {
  const order = await reserved(here.buyer, (await concert(here.seller)).id);
  const { page } = await here.visit({ as: admin });
  await arrive(page, '/admin');
  await page.getByRole('link', { name: 'E-mails and text messages that were sent' }).click();
  await page.waitForURL('**/admin/messages');
  await arrive(page, page.url());
  await page.getByLabel('About which order or payment').fill(order.id);
  await page.getByRole('button', { name: 'Open' }).click();
  await page.waitForURL(`**/admin/messages?about=${order.id}`);
  await page.getByText('E-mail: order reserved').waitFor();

  const queue = await here.visit({ as: admin });
  await queue.page.goto('/api/ops/expiration/queues');
  await queue.page.getByText('expiration').first().waitFor();
});

test('for everybody else there is no such page', async () => {
  const { page } = await here.visit({ as: here.buyer });
  for (const path of ['/admin', '/admin/users', '/admin/letters', '/admin/messages']) {
    const answer = await page.goto(path);
    expect([path, answer?.status()]).toEqual([path, 404]);
  }
  await page.goto('/');
  expect(await page.getByRole('link', { name: 'Administration' }).count()).toBe(0);
});

test('anybody’s listing, by its address: changed, then withdrawn with a reason', async () => {
  const ticket = await concert(here.seller);
  const { page } = await here.visit({ as: admin });
  await arrive(page, '/admin');
  await page.getByLabel('A listing’s number or address').fill(`${here.url}/tickets/${ticket.id}`);
  await page.getByRole('region', { name: 'Listings' }).getByRole('button', { name: 'Open' }).click();
  await page.waitForURL(`**/listings/${ticket.id}`);
  await arrive(page, page.url());
  await page.getByLabel('Description').fill('Doors at six.');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByText(/is saved/).waitFor();
  expect(await ticketOf(here.seller, ticket.id)).toMatchObject({ description: 'Doors at six.' });
  await arrive(page, `/listings/${ticket.id}`);
  await page.getByRole('button', { name: 'Withdraw…' }).click();
  await page.getByLabel('Reason').fill('Sold twice.');
  await page.getByRole('button', { name: 'Withdraw it' }).click();
  await page
    .getByText(/is withdrawn/)
    .first()
    .waitFor();
  expect(await ticketOf(here.seller, ticket.id)).toMatchObject({ status: 'withdrawn' });
});

test('an order is refunded with a reason, and the buyer reads that it was', async () => {
  const ticket = await concert(here.seller);
  const order = await reserved(here.buyer, ticket.id, 2);
  await paid(here.buyer, order.id);
  await settled(here.buyer, order.id, ['completed']);
  const { page } = await here.visit({ as: admin });
  // The buyer's own page leads an administrator to theirs.
  await arrive(page, `/orders/${order.id}`);
  await page.waitForURL(`**/admin/orders/${order.id}`);
  await page.getByRole('button', { name: 'Refund…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Refund $51.00?' });
  await dialog.getByText('2 e-tickets are no longer valid').waitFor();
  expect(await dialog.getByRole('button', { name: 'Refund it' }).isDisabled()).toBe(true);
  await dialog.getByLabel('Reason').fill('The show was moved.');
  await dialog.getByRole('button', { name: 'Refund it' }).click();
  await page.getByText('“The show was moved.”').waitFor();

  await settled(here.buyer, order.id, ['refunded']);
  const buyer = await here.visit({ as: here.buyer });
  await arrive(buyer.page, `/orders/${order.id}`);
  await buyer.page.getByRole('heading', { name: 'Refunded', level: 1 }).waitFor();
  await buyer.page.getByText('$51.00 go back to your card').waitFor();
});

test('an account is suspended, which ends its visits, and let in again', async () => {
  const person = await somebody(here.url, { name: 'Rita Rough' });
  const theirs = await here.visit({ as: person });
  const { page } = await here.visit({ as: admin });
  await arrive(page, '/admin');
  await page.getByLabel('E-mail address').fill(person.email);
  await page.getByRole('region', { name: 'Accounts' }).getByRole('button', { name: 'Open' }).click();
  await page.waitForURL('**/admin/users?**');
  await arrive(page, page.url());
  await page.getByRole('button', { name: 'Suspend Rita Rough' }).click();
  await page.getByRole('dialog').getByText('This one person is signed out everywhere').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Suspend', exact: true }).click();
  await page.getByText('Suspended').waitFor();
  await arrive(theirs.page, '/account');
  expect(new URL(theirs.page.url()).pathname).toBe('/signin');

  await page.getByRole('button', { name: 'Let in again Rita Rough' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Let in again', exact: true }).click();
  await page.getByText('Active').waitFor();
});
