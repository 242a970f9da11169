import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { seedOnce } from '../demo/seed-once.ts';
import { gatewayApp } from '../gateway/app.ts';
import { log } from '../process/log.ts';
import { stateIn } from '../process/state.ts';
import { readSettings } from '../stack/settings.ts';
import { progressTo } from '../stack/steps.ts';

const Config = z.object({ AUTH_URL: z.url(), TICKETS_URL: z.url(), INBOX_URL: z.url() });

/**
 * Demo people and listings through the product's own API, whichever way it is reached from outside: a gateway of its own leads to
 * the services. What is there already stays.
 */
export async function listDemo(env: NodeJS.ProcessEnv): Promise<void> {
  const { AUTH_URL, TICKETS_URL, INBOX_URL } = Config.parse(env);
  const routes = [
    { path: '/api/users', service: 'auth' },
    { path: '/api/tickets', service: 'tickets' },
  ];
  const server = createServer(gatewayApp({ routes, targets: { auth: [AUTH_URL], tickets: [TICKETS_URL] } }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const state = stateIn(mkdtempSync(join(tmpdir(), 'demo-')));
  const stack = { url, inboxUrl: INBOX_URL, settings: readSettings(env), state };
  const logins = await seedOnce(
    stack,
    progressTo((line) => log('info', line.trim())),
  );
  log('info', 'demo logins', { logins });
  server.closeAllConnections();
  server.close();
}
