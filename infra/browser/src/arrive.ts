import type { Page, Response } from 'playwright-core';

/**
 * Opens a page and waits until its scripts have taken over: what happens to people who do not wait is a test of its own. On a
 * busy machine all the other tests would be about that, too.
 */
export async function arrive(page: Page, path: string): Promise<Response | null> {
  const answer = await page.goto(path);
  await alive(page);
  return answer;
}

/** The page listens: to its buttons and fields, and, where it has a form, to everything else. */
export async function alive(page: Page): Promise<void> {
  // Nothing in here has a name of its own: some loaders would add a call the page does not know.
  await page.waitForFunction(
    () =>
      [...document.querySelectorAll('main button, main input')].every((part) =>
        Object.keys(part).some((key) => key.startsWith('__reactProps')),
      ) &&
      [...document.querySelectorAll('form[data-waits]')].every((form) => 'early' in form && form.early === 'alive'),
  );
}
