import { tsImport } from 'tsx/esm/api';

/** @type {{ stop: () => Promise<void> } | undefined} */
export let servers;

// Plain JavaScript because Jest would load TypeScript here as CommonJS.
export default async function globalSetup() {
  const { startTestServers } = await tsImport('./servers.ts', import.meta.url);
  servers = await startTestServers(process.env);
}
