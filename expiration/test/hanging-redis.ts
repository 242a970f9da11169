import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A way to the real Redis that can be made to hang: it takes everything and answers nothing, and no connection breaks. */
export async function hangingRedis(url: string) {
  const real = new URL(url);
  const sockets = new Set<Socket>();
  const clients = new Set<Socket>();
  let hangs = false;
  const server = createServer((socket) => {
    const upstream = connect(Number(real.port), real.hostname);
    clients.add(socket);
    for (const one of [socket, upstream]) sockets.add(one.on('error', () => undefined));
    socket.on('data', (bytes) => hangs || upstream.write(bytes));
    upstream.on('data', (bytes) => hangs || socket.write(bytes));
    socket.on('close', () => {
      clients.delete(socket);
      upstream.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: Object.assign(new URL(url), { hostname: '127.0.0.1', port: String(address.port) }).href,
    hang(): void {
      hangs = true;
    },
    /** How many connections somebody holds to it. */
    clients: () => clients.size,
    close(): void {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
