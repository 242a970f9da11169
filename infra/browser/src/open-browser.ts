import { obtainChromium } from '@ticketing-dev/local/servers';
import { type Browser, chromium } from 'playwright-core';

/** This machine's Chromium, without a window. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await obtainChromium(), timeout: 60_000 });
}
