import { expect, test } from '@jest/globals';
import { reserved } from '@ticketing-dev/stack/purchase';
import type { Page } from 'playwright-core';
import { arrive } from '../src/arrive.ts';
import { concert } from '../src/given.ts';
import { suite } from '../src/suite.ts';

const here = suite();

const secondsShown = async (page: Page) => {
  const [minutes = 0, seconds = 0] = (await page.getByRole('timer').innerText()).split(':').map(Number);
  return minutes * 60 + seconds;
};

const HOUR_MS = 3_600_000;
test.each([
  ['right', 0],
  ['an hour fast', HOUR_MS],
  ['a day slow', -24 * HOUR_MS],
])('the countdown is the server’s, on a clock that is %s', async (_, offMs) => {
  const ticket = await concert(here.seller);
  const order = await reserved(here.buyer, ticket.id);
  const { page } = await here.visit({ as: here.buyer });
  await page.addInitScript((ms) => {
    const now = Date.now;
    Date.now = () => now() + ms;
  }, offMs);
  await arrive(page, `/orders/${order.id}`);
  await page.getByRole('timer').waitFor();
  for (const reloaded of [false, true]) {
    if (reloaded) await page.reload();
    await page.waitForLoadState('networkidle');
    const left = (Date.parse(order.expiresAt) - Date.now()) / 1_000;
    expect(Math.abs((await secondsShown(page)) - left)).toBeLessThan(2.5);
  }
});

test('spoken at two minutes, one minute and twenty seconds, and not in between', async () => {
  const ticket = await concert(here.seller);
  const order = await reserved(here.buyer, ticket.id);
  const { page } = await here.visit({ as: here.buyer });
  // The server's answer is moved instead of waiting: each time it says a little less.
  let left = 125;
  await page.route(`**/api/orders/${order.id}`, async (route) => {
    const answer = await route.fetch();
    const body = await answer.json();
    body.now = new Date(Date.parse(body.expiresAt) - left * 1_000).toISOString();
    await route.fulfill({ response: answer, json: body });
  });
  await arrive(page, `/orders/${order.id}`);
  /** So many seconds are left: what is said last by then. */
  const says = async (seconds: number, words: string) => {
    left = seconds;
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await page.waitForFunction(
      ([most, said]) => {
        const [minutes = 0, rest = 0] = (document.querySelector('[role=timer]')?.textContent ?? '')
          .split(':')
          .map(Number);
        const spoken = document.querySelector('span[aria-live=assertive]')?.textContent;
        return minutes * 60 + rest <= most && spoken === said;
      },
      [seconds, words] as const,
    );
  };
  await page.getByRole('timer').waitFor();
  await says(125, '');
  await says(119, 'Two minutes left to pay.');
  await says(90, 'Two minutes left to pay.');
  await says(59, 'One minute left to pay.');
  await says(19, '20 seconds left to pay.');
});
