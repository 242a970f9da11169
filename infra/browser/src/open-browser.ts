import { type Browser, chromium } from 'playwright-core';
import { addresses } from './stack/addresses.ts';

/** The run's one Chromium, without a window. Closing it ends what this suite opened in it, and nothing else. */
export function openBrowser(): Promise<Browser> {
  return chromium.connect(addresses().browser);
}
