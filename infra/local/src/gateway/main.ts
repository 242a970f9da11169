import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { z } from 'zod';
import { log } from '../process/log.ts';
import { gatewayApp } from './app.ts';
import { passUpgrades } from './pass-upgrades.ts';
import { readRoutes } from './routes.ts';

const INGRESS = new URL('../../../k8s/components/ingress/ingress.yaml', import.meta.url);

const Config = z.object({
  /** Absent: nobody outside this machine is answered. */
  HOST: z.string().optional(),
  PORT: z.coerce.number().int().min(1).max(65_535),
  /** JSON `{service: [url, …]}`. */
  TARGETS: z.string().transform((text) => z.record(z.string(), z.array(z.url())).parse(JSON.parse(text))),
  INBOX_URL: z.url().optional(),
  PUBLIC_URL: z.url().optional(),
});
const config = Config.parse(process.env);
const app = gatewayApp({
  routes: readRoutes(readFileSync(INGRESS, 'utf8')),
  targets: config.TARGETS,
  inboxUrl: config.INBOX_URL,
  publicUrl: config.PUBLIC_URL,
});

// "localhost" is either of these two.
const servers = (config.HOST ? [config.HOST] : ['127.0.0.1', '::1']).map((host) => listen(host));

function listen(host: string): Server {
  const server = createServer({ keepAliveTimeout: 65_000 }, app);
  server.on('error', (error: NodeJS.ErrnoException) => {
    if (host === '::1' && error.code !== 'EADDRINUSE') return; // no IPv6 here
    log('fatal', 'the gateway cannot listen', { host, port: config.PORT, error: error.message });
    process.exit(1);
  });
  const [client] = config.TARGETS.client ?? [];
  if (client) passUpgrades(server, client);
  return server.listen(config.PORT, host, () => log('info', 'gateway ready', { host, port: config.PORT }));
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    for (const server of servers) server.close();
    for (const server of servers) server.closeIdleConnections();
    setTimeout(() => process.exit(0), 5_000).unref();
  });
}
