import { expect, test } from '@jest/globals';
import { isGenuine } from '@ticketing-dev/stack/is-genuine';
import { paid, reserved, settled } from '@ticketing-dev/stack/purchase';
import { z } from 'zod';
import { arrive } from '../src/arrive.ts';
import { fillCard, payButton, qrCodes, reserveOn, VISA } from '../src/checkout.ts';
import { axeFindings } from '../src/checks/axe.ts';
import { qrOnScreen } from '../src/checks/qr.ts';
import { concert } from '../src/given.ts';
import { signInByHand } from '../src/sign-in-by-hand.ts';
import { suite } from '../src/suite.ts';

const here = suite();

test('from browsing to e-tickets that a gate reads off the screen', async () => {
  const ticket = await concert(here.seller);
  const { page, problems } = await here.visit();
  await arrive(page, '/');
  await page.getByRole('searchbox', { name: 'Search events' }).fill(ticket.title);
  await page.getByRole('button', { name: 'Search' }).click();
  await page.waitForURL(/\?q=/);
  const card = page.getByRole('article').filter({ hasText: ticket.title });
  expect(await card.innerText()).toMatch(/\$25\.50[\s\S]*8 left/);
  await card.getByRole('link', { name: ticket.title }).click();

  await page.getByRole('heading', { name: ticket.title, level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Sign in to reserve' }).click();
  await signInByHand(page, here.buyer.email);
  await page.waitForURL(`**/tickets/${ticket.id}`);

  await reserveOn(page, 2);
  expect(await payButton(page).innerText()).toBe('Pay $51.00');
  await fillCard(page, VISA);
  await payButton(page).click();

  await page.getByRole('heading', { name: 'Your 2 tickets are here' }).waitFor();
  const { pem } = await here.buyer.get('/api/orders/admission-key', z.looseObject({ pem: z.string() }));
  const codes = await qrCodes(page).all();
  expect(codes).toHaveLength(2);
  await page.emulateMedia({ colorScheme: 'dark' });
  const texts = [];
  for (const code of codes) {
    const box = await code.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(200);
    texts.push(await qrOnScreen(code));
  }
  expect(texts.map((text) => isGenuine(text, pem))).toEqual([true, true]);
  expect(new Set(texts).size).toBe(2);
  expect(problems).toEqual([]);
});

test('a calendar entry, and the tickets without a network once they were seen', async () => {
  const ticket = await concert(here.seller);
  const { page, context } = await here.visit({ as: here.buyer });
  await arrive(page, `/tickets/${ticket.id}`);
  const orderId = await reserveOn(page);
  await fillCard(page, VISA);
  await payButton(page).click();
  await page.getByRole('heading', { name: 'Your ticket is here' }).waitFor();

  const entry = await context.request.get(`/orders/${orderId}/event.ics`);
  const again = await context.request.get(`/orders/${orderId}/event.ics`);
  const uid = /^UID:(.+)$/m;
  expect(entry.headers()['content-type']).toContain('text/calendar');
  expect(uid.exec(await entry.text())?.[1]).toBe(uid.exec(await again.text())?.[1]);

  await page.getByText('Saved on this device').waitFor();
  await context.setOffline(true);
  await page.goto(`/orders/${orderId}/tickets`);
  expect(await qrOnScreen(qrCodes(page).first())).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  await page.goto(`/orders/${orderId}`);
  await page.getByRole('heading', { name: 'Your ticket is here' }).waitFor();

  // Whoever has this device next finds nothing of it.
  await context.setOffline(false);
  await arrive(page, '/');
  await page.getByRole('button', { name: 'your pages' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('link', { name: 'Sign in' }).waitFor();
  await context.setOffline(true);
  await page.goto(`/orders/${orderId}/tickets`);
  await page.getByRole('heading', { name: 'No network' }).waitFor();
});

test('printed, each ticket is a page of its own and nothing else is on paper', async () => {
  const ticket = await concert(here.seller);
  const order = await reserved(here.buyer, ticket.id, 3);
  await paid(here.buyer, order.id);
  await settled(here.buyer, order.id, ['completed']);
  const { page } = await here.visit({ as: here.buyer });
  await arrive(page, `/orders/${order.id}`);
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(false);
  const paper = (await page.pdf({ format: 'A4' })).toString('latin1');
  expect(paper.match(/\/Type \/Page\b/g)).toHaveLength(3);
});

test('leaving asks once; giving up releases the seats at once', async () => {
  const ticket = await concert(here.seller, { quantity: 1 });
  const { page } = await here.visit({ as: here.buyer });
  await arrive(page, `/tickets/${ticket.id}`);
  await reserveOn(page);

  await page.goBack();
  const dialog = page.getByRole('dialog', { name: 'Leave without paying?' });
  await dialog.waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });

  await page.getByRole('button', { name: 'Give up these seats' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Give the seats up' }).click();
  await page.getByRole('heading', { name: 'You gave these seats up', level: 1 }).waitFor();
  await page.getByRole('link', { name: 'Back to the event' }).click();
  await page.getByText('Only 1 left').waitFor();
});
