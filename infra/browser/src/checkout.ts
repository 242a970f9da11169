import type { Page } from 'playwright-core';
import { alive } from './arrive.ts';

export const VISA = 'Visa that works';

/** From a ticket's page to the form that pays for it, by mouse. Gives the order's id. */
export async function reserveOn(page: Page, quantity = 1): Promise<string> {
  for (let n = 1; n < quantity; n += 1) await page.getByRole('button', { name: 'One ticket more' }).click();
  await page.getByRole('button', { name: 'Reserve', exact: true }).click();
  await page.waitForURL(/\/orders\/[^/]+$/);
  await page.getByRole('timer').waitFor();
  await alive(page);
  return new URL(page.url()).pathname.split('/')[2] ?? '';
}

/** Chooses one of the test cards and fills the rest of the form. */
export async function fillCard(page: Page, card: string): Promise<void> {
  await page.getByRole('button', { name: card, exact: true }).click();
  await page.getByLabel('Valid until').fill('12/34');
  await page.getByLabel('Security code').fill('123');
}

export const payButton = (page: Page) => page.getByRole('button', { name: /^Pay / });

/** The page of a paid order: every e-ticket with its code. */
export const qrCodes = (page: Page) => page.getByRole('img', { name: /QR/i });
