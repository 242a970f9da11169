import { createServer, type ServerResponse } from 'node:http';
import type { Express } from 'express';

/** Longer than the proxies before us keep theirs: they, not we, end an idle connection, so none is closed under a request. */
const KEEP_ALIVE_MS = 65_000;
const LOOK_AGAIN_MS = 100;

export interface HttpServer {
  readonly port: number;
  /** Takes no new connections, answers what is under way, each answer the last on its connection, and ends. */
  close(): Promise<void>;
}

/** Listens on a port (0: any free one), on all addresses unless one is named. @throws when it is taken. */
export async function listen(app: Express, port: number, host?: string): Promise<HttpServer> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: 30_000, headersTimeout: 15_000 });
  const underWay = new Set<ServerResponse>();
  let closing = false;

  server.on('request', (req, res) => {
    underWay.add(res);
    res.once('close', () => underWay.delete(res));
    if (closing) res.setHeader('Connection', 'close');
    app(req, res);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host }, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();

  return {
    port: address !== null && typeof address === 'object' ? address.port : port,
    async close() {
      closing = true;
      for (const res of underWay) if (!res.headersSent) res.setHeader('Connection', 'close');
      // Answers whose headers were out already leave their connection open: it is idle in the end.
      const idle = setInterval(() => server.closeIdleConnections(), LOOK_AGAIN_MS);
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      clearInterval(idle);
    },
  };
}
