import { tsImport } from 'tsx/esm/api';

/** @type {{ stop: () => Promise<void> } | undefined} */
export let stack;

// Plain JavaScript because Jest would load TypeScript here as CommonJS. A stack that is named already is used instead.
export default async function globalSetup() {
  if (process.env.TEST_BROWSER_STACK) return;
  const { temporaryStack } = await tsImport('../../../stack/src/temporary-stack.ts', import.meta.url);
  const started = await temporaryStack({ client: true });
  stack = started;
  const { url, inboxUrl, stripeUrl } = started;
  process.env.TEST_BROWSER_STACK = JSON.stringify({ url, inboxUrl, stripeUrl });
}
