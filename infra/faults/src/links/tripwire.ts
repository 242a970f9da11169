import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export interface Wire {
  /** The bytes that trip it, and which way they go. */
  readonly pattern: RegExp;
  readonly towards: 'server' | 'service';
  /** It trips on so many-eth match. */
  readonly nth: number;
  /** Whether those bytes still arrive. */
  readonly deliver: boolean;
}

/** A line that tells of each message of a kind as it passes; `isHere` answers whether this is the one, and acts. */
export async function tripwire(
  port: number,
  { pattern, towards, deliver }: Pick<Wire, 'pattern' | 'towards' | 'deliver'>,
  isHere: () => boolean,
) {
  const sockets = new Set<Socket>();

  function pass(from: Socket, to: Socket, watched: boolean): void {
    from.on('data', (bytes) => {
      if (!watched || !pattern.test(bytes.toString('latin1')) || !isHere()) return void to.write(bytes);
      if (deliver) return void to.write(bytes);
      for (const socket of [from, to]) socket.destroy();
    });
  }

  const server = createServer((near) => {
    const far = connect({ port, host: '127.0.0.1' });
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket
        .on('error', () => undefined)
        .on('close', () => {
          sockets.delete(socket);
          other.destroy();
        });
    }
    pass(near, far, towards === 'server');
    pass(far, near, towards === 'service');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');

  return {
    port: address.port,
    close(): void {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
