import { obtainChromium } from '@ticketing-dev/local/servers';
import { temporaryStack } from '@ticketing-dev/stack/temporary-stack';
import { chromium } from 'playwright-core';
import type { Addresses } from './addresses.ts';
import { sideDoors } from './side-doors.ts';

/** What all suites share: one stack of built processes with its side doors, and one browser. */
export async function startEverything(): Promise<{ addresses: Addresses; stop(): Promise<void> }> {
  // So long that no state a page is looked at in ends by itself, however busy the machine.
  const env = { ORDER_HOLD_SECONDS: '1800' };
  const [executablePath, stack] = await Promise.all([obtainChromium(), temporaryStack({ client: true, env })]);
  const browser = await chromium.launchServer({ executablePath, timeout: 60_000 }).catch(async (error: unknown) => {
    await stack.stop();
    throw error;
  });
  const stop = async () => {
    await browser.close();
    await stack.stop();
  };
  try {
    const { url, inboxUrl, stripeUrl } = stack;
    const addresses = {
      url,
      inboxUrl,
      stripeUrl,
      ...(await sideDoors(stack)),
      adminEmail: stack.settings.ADMIN_EMAIL,
      browser: browser.wsEndpoint(),
    };
    return { addresses, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
