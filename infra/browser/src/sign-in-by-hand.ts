import type { Page } from 'playwright-core';
import { PASSWORD } from './visitor.ts';

/** Types an account's address and password, on the page that asks for them. */
export async function signInByHand(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname !== '/signin');
}
