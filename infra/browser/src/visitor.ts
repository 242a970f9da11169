import type { Person } from '@ticketing-dev/stack/person';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

/** What `Person.signUp` chooses. */
export const PASSWORD = 'correct horse battery';

export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the page said went wrong: errors of its own, of its scripts, of what it loads. */
  readonly problems: string[];
  close(): Promise<void>;
}

interface Options extends BrowserContextOptions {
  /** Signed in as this person. */
  readonly as?: Person;
}

/** Somebody in front of a browser of their own: nothing kept, a calm machine, in New York. */
export async function visit(browser: Browser, url: string, { as, ...options }: Options = {}): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: DESKTOP,
    locale: 'en-US',
    timezoneId: 'America/New_York',
    reducedMotion: 'reduce',
    colorScheme: 'light',
    ...options,
  });
  context.setDefaultTimeout(20_000);
  if (as) await signIn(context, url, as);
  const page = await context.newPage();
  return { context, page, problems: problemsOf(page), close: () => context.close() };
}

async function signIn(context: BrowserContext, url: string, { email }: Person): Promise<void> {
  const answer = await context.request.post(`${url}/api/users/signin`, {
    data: { email, password: PASSWORD },
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  if (!answer.ok()) throw new Error(`sign-in of ${email}: ${answer.status()} ${await answer.text()}`);
}

function problemsOf(page: Page): string[] {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
  page.on('console', (message) => {
    const text = message.text();
    const matters = message.type() === 'error' || /hydrat|did not match|violat/i.test(text);
    if (matters) problems.push(`${message.type()}: ${text} (${message.location().url})`);
  });
  return problems;
}
