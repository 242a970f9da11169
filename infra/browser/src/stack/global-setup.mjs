import { tsImport } from 'tsx/esm/api';

/** @type {{ addresses: unknown, stop: () => Promise<void> } | undefined} */
export let everything;

// Plain JavaScript because Jest would load TypeScript here as CommonJS. A stack that is named already is used instead.
export default async function globalSetup() {
  if (process.env.TEST_BROWSER_STACK) return;
  const { startEverything } = await tsImport('./start-everything.ts', import.meta.url);
  everything = await startEverything();
  process.env.TEST_BROWSER_STACK = JSON.stringify(everything?.addresses);
}
