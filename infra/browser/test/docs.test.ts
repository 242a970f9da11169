import { expect, test } from '@jest/globals';
import { arrive } from '../src/arrive.ts';
import { suite } from '../src/suite.ts';

const here = suite();

test('the routes of a service can be read and tried, under our own policy', async () => {
  const { page, problems } = await here.visit();
  await arrive(page, '/api/docs?service=orders');
  await page.getByText('Reserves seats').waitFor();
  await page.getByText('What the gate verifies e-tickets with, offline').click();
  await page.getByRole('button', { name: 'Try it out' }).click();
  const answered = page.waitForResponse((one) => one.url().endsWith('/api/orders/admission-key'));
  await page.getByRole('button', { name: 'Execute' }).click();
  expect((await answered).status()).toBe(200);
  expect(problems).toEqual([]);
});

test('the events say who sends and who hears them', async () => {
  const { page } = await here.visit();
  await arrive(page, '/api/docs/events');
  const issued = page.locator('section', { has: page.getByRole('heading', { name: 'admission:issued' }) });
  expect(await issued.innerText()).toContain('Sent by orders, heard by support.');
});
