import { createServer, type Server } from 'node:http';
import type { Express } from 'express';

/** Longer than the proxies before us keep theirs: they, not we, end an idle connection, so none is closed under a request. */
const KEEP_ALIVE_MS = 65_000;

/** Listens on a port (0: any free one). @throws when it is taken. */
export async function listen(app: Express, port: number): Promise<Server> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: 30_000, headersTimeout: 15_000 }, app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return server;
}

/** Takes no new connections, ends the idle ones and waits for the requests under way, each the last on its connection. */
export async function closeHttp(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.prependListener('request', (_req, res) => res.setHeader('Connection', 'close'));
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
