import { obtainChromium } from '@ticketing-dev/local/servers';
import { runTool } from '@ticketing-dev/local/tools';
import { chromium } from 'playwright-core';
import { deploy } from './deploy.ts';
import { kubectl } from './kubectl.ts';
import { portForward } from './port-forward.ts';

/**
 * `npm run k8s:test`: deploys the dev overlay to the current context and tries there what only a cluster can show. The way in is
 * K8S_URL, http://localhost where it is not set.
 */
const url = process.env.K8S_URL ?? 'http://localhost';
const say = (text: string) => process.stdout.write(`${text}\n`);
const ESM = '--experimental-vm-modules --disable-warning=ExperimentalWarning';

say(`context ${(await kubectl(['config', 'current-context'])).trim()}, way in ${url}`);
await deploy(say);
const [inbox, stripe] = await Promise.all([portForward('inbox', 8025), portForward('stripe', 12_111)]);
try {
  const place = { url, inboxUrl: inbox.url, stripeUrl: stripe.url };
  const results = [await clusterSuites(place), await browserPurchase(place)];
  process.exitCode = results.every((code) => code === 0) ? 0 : 1;
} finally {
  inbox.stop();
  stripe.stop();
}

async function clusterSuites(place: object): Promise<number> {
  const env = { NODE_OPTIONS: ESM, TEST_CLUSTER: JSON.stringify(place) };
  const args = ['-c', 'jest.cluster.config.js', '--runInBand', ...process.argv.slice(2)];
  return (await runTool('node_modules/jest/bin/jest.js', args, { env, show: true })).code;
}

/** The same purchase that a person makes against `npm start`, in a browser. */
async function browserPurchase(place: object): Promise<number> {
  const browser = await chromium.launchServer({ executablePath: await obtainChromium(), timeout: 60_000 });
  const stack = {
    ...place,
    quickUrl: url,
    deadUrl: url,
    adminEmail: 'admin@ticketing.dev',
    browser: browser.wsEndpoint(),
  };
  const env = { NODE_OPTIONS: ESM, TEST_BROWSER_STACK: JSON.stringify(stack) };
  const args = ['-c', 'jest.browser.config.js', '--testPathPatterns', 'browser/test/purchase'];
  const { code } = await runTool('node_modules/jest/bin/jest.js', args, { env, show: true });
  await browser.close();
  return code;
}
