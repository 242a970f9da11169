import { afterAll, afterEach, beforeAll } from '@jest/globals';
import type { Person } from '@ticketing-dev/stack/person';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { somebody } from './given.ts';
import { openBrowser } from './open-browser.ts';
import { addresses } from './stack/addresses.ts';
import { type Visitor, visit } from './visitor.ts';

/** What a suite needs: one browser, a seller and a buyer with accounts, and visitors who go home after each test. */
export function suite() {
  const { url, inboxUrl, stripeUrl, quickUrl, deadUrl } = addresses();
  const state: { browser?: Browser; seller?: Person; buyer?: Person } = {};
  const here: Visitor[] = [];
  const known = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('only inside a test');
    return value;
  };
  beforeAll(async () => {
    [state.browser, state.seller, state.buyer] = await Promise.all([openBrowser(), somebody(url), somebody(url)]);
  }, 90_000);
  afterEach(async () => {
    await Promise.all(here.splice(0).map((visitor) => visitor.close()));
  });
  afterAll(() => state.browser?.close());
  return {
    url,
    inboxUrl,
    stripeUrl,
    quickUrl,
    deadUrl,
    get seller() {
      return known(state.seller);
    },
    get buyer() {
      return known(state.buyer);
    },
    /** `at`: another door than the usual. */
    async visit({ at = url, ...options }: BrowserContextOptions & { as?: Person; at?: string } = {}): Promise<Visitor> {
      const visitor = await visit(known(state.browser), at, options);
      here.push(visitor);
      return visitor;
    },
  };
}
