import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';
import { Ticket } from '@ticketing-dev/common/contracts';
import { eventually } from '@ticketing-dev/common/testing';
import { read } from '@ticketing-dev/stack/person';
import { paid, reserved, settled, ticketOf } from '@ticketing-dev/stack/purchase';
import { arrive } from '../src/arrive.ts';
import { axeFindings } from '../src/checks/axe.ts';
import { concert, somebody } from '../src/given.ts';
import { suite } from '../src/suite.ts';

const here = suite();

test('a listing from the form to the buyers’ page, and changed afterwards', async () => {
  const title = `Harbour Choir ${randomUUID().slice(0, 8)}`;
  const { page } = await here.visit({ as: here.seller });
  await arrive(page, '/sell');
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Day', { exact: true }).fill('2027-06-18');
  await page.getByLabel('Starts at').fill('19:30');
  await page.getByLabel('Time zone of the place').selectOption('Europe/Berlin');
  await page.getByLabel('Venue').fill('Blue Hall');
  await page.getByLabel('City').fill('Berlin');
  await page.getByLabel('Country').selectOption('DE');
  await page.getByLabel('Tickets in all').fill('12');
  await page.getByRole('button', { name: 'Put on sale' }).click();
  // Nothing is lost, and the first field that needs a look has the focus.
  await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'price');
  expect(await page.getByLabel('Title').inputValue()).toBe(title);
  await page.getByLabel('Price of one ticket').fill('49.5');
  await page.getByRole('button', { name: 'Put on sale' }).click();

  await page.waitForURL(/\/listings\?/);
  await page.getByText(`“${title}” is on sale`).waitFor();
  await page.getByRole('link', { name: 'See it as buyers do' }).click();
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();
  const main = await page.locator('main').innerText();
  expect(main).toContain('$49.50');
  expect(main).toMatch(/Jun 18, 2027, 7:30\sPM/);

  await arrive(page, '/listings');
  await page.getByRole('link', { name: `Edit “${title}”` }).click();
  // An event's time does not move by being looked at and saved.
  expect(await page.getByLabel('Starts at').inputValue()).toBe('19:30');
  await page.getByLabel('Price of one ticket').fill('55');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByText(`“${title}” is saved`).waitFor();
  await page.getByRole('link', { name: 'See it as buyers do' }).click();
  await page.getByText('$55.00').first().waitFor();
  expect(await page.locator('main').innerText()).toMatch(/7:30\sPM/);
});

test('while seats are held the price is locked and says why; the rest can change', async () => {
  const ticket = await concert(here.seller);
  await reserved(here.buyer, ticket.id, 2);
  await eventually(async () => expect(await ticketOf(here.seller, ticket.id)).toMatchObject({ held: 2 }));
  const { page } = await here.visit({ as: here.seller });
  await arrive(page, `/listings/${ticket.id}`);
  const price = page.getByLabel('Price of one ticket');
  // On the seller's own clock, which is New York's here.
  await page
    .getByText(/Locked while 2 tickets are held.*Free again by \w+ \d+, \d{4}, \d+:\d\d [AP]M E[SD]T at the latest/)
    .waitFor();
  expect(await price.isEditable()).toBe(false);
  await page.getByLabel('Description').fill('Doors at six.');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByText(/is saved/).waitFor();
});

test('a price that was typed before somebody reserved is refused at the field, and nothing typed is lost', async () => {
  const ticket = await concert(here.seller);
  const { page } = await here.visit({ as: here.seller });
  await arrive(page, `/listings/${ticket.id}`);
  await page.getByLabel('Price of one ticket').fill('99');
  await page.getByLabel('Description').fill('Doors at six.');
  await reserved(here.buyer, ticket.id);
  await eventually(async () => expect(await ticketOf(here.seller, ticket.id)).toMatchObject({ held: 1 }));
  await page.getByRole('button', { name: 'Save changes' }).click();

  await page
    .getByText(/cannot change while somebody is buying at this price/i)
    .first()
    .waitFor();
  expect(await page.getByLabel('Description').inputValue()).toBe('Doors at six.');
  await page.getByRole('button', { name: 'Put the old price back' }).click();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByText(/is saved/).waitFor();
  expect(await ticketOf(here.seller, ticket.id)).toMatchObject({ price: ticket.price, description: 'Doors at six.' });
});

test('held, sold, left and money add up', async () => {
  const ticket = await concert(here.seller);
  const sold = await reserved(here.buyer, ticket.id, 3);
  await paid(here.buyer, sold.id);
  await settled(here.buyer, sold.id, ['completed']);
  await reserved(here.buyer, ticket.id, 1);
  await eventually(async () => expect(await ticketOf(here.seller, ticket.id)).toMatchObject({ held: 1, sold: 3 }));
  const { page } = await here.visit({ as: here.seller });
  await arrive(page, '/listings');
  const row = page.getByRole('article').filter({ hasText: ticket.title });
  const numbers = (await row.locator('dl').innerText()).replace(/\s+/g, ' ');
  expect(numbers).toBe('Sold 3 Held 1 Left 4 In all 8 Earned $76.50');
});

test('a listing’s orders, and all listings, as files for a spreadsheet; nobody else has them', async () => {
  const ticket = await concert(here.seller, { title: '=HYPERLINK("https://evil.example")' });
  const order = await reserved(here.buyer, ticket.id, 2);
  const { page } = await here.visit({ as: here.seller });
  await arrive(page, `/listings/${ticket.id}`);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Orders as a spreadsheet (CSV)' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe(`orders-${ticket.id}.csv`);
  const orders = await text(await file.createReadStream());
  expect(orders.split('\r\n')).toHaveLength(3);
  expect(orders).toContain(`${order.id},`);
  expect(orders).toContain(`,"'=HYPERLINK(""https://evil.example"")",`);

  await arrive(page, '/listings');
  const [all] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'As a spreadsheet (CSV)' }).click(),
  ]);
  expect(all.suggestedFilename()).toBe('listings.csv');
  expect(await text(await all.createReadStream())).toContain(`${ticket.id},`);

  const other = await here.visit({ as: here.buyer });
  const answer = await other.page.request.get(`${here.url}/listings/${ticket.id}/orders.csv`);
  expect(answer.status()).toBe(404);
  // Whoever is not signed in is asked to, and then sees the page with the link.
  const nobody = await here.visit();
  await nobody.page.goto(`${here.url}/listings/${ticket.id}/orders.csv`);
  expect(new URL(nobody.page.url()).pathname).toBe('/signin');
});

test('withdrawing says what it does to whom; Escape changes nothing', async () => {
  const ticket = await concert(here.seller);
  const order = await reserved(here.buyer, ticket.id, 2);
  await paid(here.buyer, order.id);
  await settled(here.buyer, order.id, ['completed']);
  const { page } = await here.visit({ as: here.seller });
  await arrive(page, `/listings/${ticket.id}`);
  const ask = page.getByRole('button', { name: 'Withdraw…' });
  await ask.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('2 tickets sold: they stay valid').waitFor();
  await dialog.getByText('1 person holds or bought tickets').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await page.waitForFunction(() => document.activeElement?.textContent === 'Withdraw…');

  await ask.click();
  expect(await dialog.getByRole('button', { name: 'Withdraw it' }).isDisabled()).toBe(true);
  await dialog.getByText('Everybody can read it').waitFor();
  await dialog.getByLabel('Reason').fill('The hall burnt down.');
  await dialog.getByRole('button', { name: 'Withdraw it' }).click();
  await page.getByText(/is withdrawn/).waitFor();
  const other = await here.visit();
  await arrive(other.page, `/tickets/${ticket.id}`);
  await other.page.getByText('The seller has withdrawn this event').waitFor();
  await other.page.getByText('“The hall burnt down.”').waitFor();
});

test('a seller’s list is searched, narrowed, sorted and paged by its address', async () => {
  const seller = await somebody(here.url);
  const word = `Q${randomUUID().slice(0, 8)}`;
  const prices = Array.from({ length: 23 }, (_, index) => 1_000 + index * 100);
  // Of the list alone: nobody needs to be able to buy them.
  const listed = async (title: string, price: number) =>
    read(await seller.insist('POST', '/api/tickets', { body: { title, price } }), 201, Ticket);
  const tickets = await Promise.all(prices.map((price) => listed(`${word} ${price}`, price)));
  await listed('Something else', 1_000);
  const [cheapest, gone] = [tickets[0], tickets[1]];
  await seller.insist('DELETE', `/api/tickets/${gone?.id}`, { body: { reason: 'Ill.' } });
  const { page } = await here.visit({ as: seller });
  const titles = () => page.getByRole('article').getByRole('heading').allInnerTexts();

  await arrive(page, '/listings');
  await page.getByLabel('Title or place').fill(word);
  await page.getByLabel('Sort by').selectOption('price-low');
  await page.getByRole('button', { name: 'Show' }).click();
  await page.waitForURL(`/listings?q=${word}&sort=price-low`);
  await page.getByRole('link', { name: 'More listings' }).waitFor();
  expect(await titles()).toEqual(prices.slice(0, 20).map((price) => `${word} ${price}`));
  await page.getByRole('link', { name: 'More listings' }).click();
  await page.getByRole('link', { name: 'First page' }).waitFor();
  expect(await titles()).toEqual(prices.slice(20).map((price) => `${word} ${price}`));
  await page.reload();
  await page.getByRole('link', { name: 'First page' }).waitFor();
  await page.goBack();
  await page.getByRole('link', { name: cheapest?.title ?? '', exact: true }).waitFor();
  await page.getByRole('link', { name: 'Withdrawn', exact: true }).click();
  await page.waitForURL(/show=withdrawn/);
  await page.waitForFunction(() => document.querySelectorAll('article').length === 1);
  expect(await titles()).toEqual([gone?.title]);
});
