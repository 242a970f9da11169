import { createServer, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Express } from 'express';

/** Longer than the proxies before us keep theirs: they, not we, end an idle connection, so none is closed under a request. */
const KEEP_ALIVE_MS = 65_000;
const LOOK_AGAIN_MS = 100;
/** A request that is not done by then has a client that does not send or read it. The rest of the service must be stopped, too. */
const PATIENCE_MS = 10_000;

export interface HttpServer {
  readonly port: number;
  /** Takes no new connections, answers what is under way, each answer the last on its connection, and ends. */
  close(): Promise<void>;
}

/** Listens on a port (0: any free one), on all addresses unless one is named. @throws when it is taken. */
export async function listen(app: Express, port: number, host?: string): Promise<HttpServer> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: 30_000, headersTimeout: 15_000 });
  const sockets = new Set<Socket>();
  const underWay = new Set<ServerResponse>();
  let closing = false;

  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
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
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      // Who has asked nothing, or half a request, is not waited for.
      const asking = new Set([...underWay].map(({ socket }) => socket));
      for (const socket of sockets) if (!asking.has(socket)) socket.destroy();
      // Answers whose headers were out already leave their connection open: it is idle in the end.
      const idle = setInterval(() => server.closeIdleConnections(), LOOK_AGAIN_MS);
      const enough = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
      await closed;
      clearInterval(idle);
      clearTimeout(enough);
    },
  };
}
