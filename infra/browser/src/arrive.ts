import type { Page, Response } from 'playwright-core';

/**
 * Opens a page and waits until its scripts have taken over: no person types in the first tenth of a second, a test does, and
 * on a busy machine before anybody listens.
 */
export async function arrive(page: Page, path: string): Promise<Response | null> {
  const answer = await page.goto(path);
  await page.waitForFunction(() =>
    [...document.querySelectorAll('main button, main input')].every((element) =>
      Object.keys(element).some((key) => key.startsWith('__reactProps')),
    ),
  );
  return answer;
}
