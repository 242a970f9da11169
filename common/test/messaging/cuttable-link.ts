import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A link to a broker's local port, with a bad line. */
export interface CuttableLink {
  readonly port: number;
  /** From now on nothing that the broker sends arrives. */
  mute(): void;
  /** Breaks what is connected; one may connect again, and is heard. */
  reset(): void;
  /** For good: for the broker, the process behind the link has died. */
  cut(): Promise<void>;
}

export async function cuttableLink(to: number): Promise<CuttableLink> {
  let muted = false;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far);
    far.on('data', (bytes) => {
      if (!muted) near.write(bytes);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    mute() {
      muted = true;
    },
    reset() {
      muted = false;
      for (const socket of sockets) socket.destroy();
    },
    async cut() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
