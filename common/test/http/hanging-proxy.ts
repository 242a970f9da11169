import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A way to a real server that can be made to hang: it takes everything and passes on nothing. */
export async function hangingProxy(target: { hostname: string; port: string }) {
  const sockets = new Set<Socket>();
  let hanging = false;
  const server = createServer((socket) => {
    const upstream = connect(Number(target.port), target.hostname);
    for (const one of [socket, upstream]) {
      sockets.add(one);
      one.on('error', () => undefined);
    }
    socket.on('data', (bytes) => !hanging && upstream.write(bytes));
    upstream.on('data', (bytes) => socket.write(bytes));
    socket.on('close', () => upstream.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    hang(yes: boolean): void {
      hanging = yes;
    },
    async close(): Promise<void> {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
