import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { ProcessSpec } from '@ticketing-dev/local/stack';
import type { TestStack } from '@ticketing-dev/stack/temporary-stack';

export const HOLD_SECONDS = 20;
export const STRIPE_KEY = 'pk_test_recorded';

/**
 * Two more ways into the same product, so that no test needs a stack of its own: `quickUrl`, where a hold ends soon and the pages
 * have a key of Stripe's, with which they take their other card form; `deadUrl`, whose pages reach no service at all.
 */
export async function sideDoors(stack: TestStack): Promise<{ quickUrl: string; deadUrl: string }> {
  const [orders, client, gateway, dead] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
  const node = (name: string, script: string, port: number, path: string, env: NodeJS.ProcessEnv): ProcessSpec => ({
    name,
    command: process.execPath,
    // The state folder says whose process it is.
    args: [fileURLToPath(new URL(`../../../../${script}`, import.meta.url)), stack.state.dir],
    cwd: fileURLToPath(new URL(`../../../../${name.split('-')[0]}/`, import.meta.url)),
    env: { ...env, PORT: String(port) },
    ready: () => answers(`http://127.0.0.1:${port}${path}`),
  });
  const quickUrl = `http://localhost:${gateway}`;
  const deadUrl = `http://localhost:${dead}`;
  const { ports, env } = stack;
  const local = (port: number | undefined) => `http://127.0.0.1:${port}`;
  const services = ['auth', 'tickets', 'payments', 'expiration', 'support'].map((name) => [name, [local(ports[name])]]);
  const targets = { ...Object.fromEntries(services), orders: [local(orders)], client: [local(client)] };
  const nowhere = Object.fromEntries(
    ['AUTH', 'TICKETS', 'ORDERS', 'PAYMENTS'].map((name) => [`${name}_URL`, local(9)]),
  );
  await stack.add(
    node('orders-quick', 'orders/dist/main.js', orders, '/readyz', {
      ...env.orders,
      ORDER_HOLD_SECONDS: String(HOLD_SECONDS),
    }),
    node('client-stripe', 'client/server.mjs', client, '/readyz', {
      ...env.client,
      PUBLIC_URL: quickUrl,
      ORDERS_URL: local(orders),
      STRIPE_PUBLISHABLE_KEY: STRIPE_KEY,
    }),
    node('client-dead', 'client/server.mjs', dead, '/readyz', { ...env.client, PUBLIC_URL: deadUrl, ...nowhere }),
    node('infra-gateway', 'infra/local/dist/gateway/main.js', gateway, '/readyz', {
      PATH: process.env.PATH,
      TARGETS: JSON.stringify(targets),
    }),
  );
  return { quickUrl, deadUrl };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Rejects unless something answers there, whatever it says. */
async function answers(url: string): Promise<void> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
  await response.body?.cancel();
  if (response.status >= 500) throw new Error(`${url} answers ${response.status}`);
}
