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

/** A line in which something happens at an exact moment: when the n-th message of a kind passes. */
export async function tripwire(port: number, wire: Wire, trip: () => void) {
  const sockets = new Set<Socket>();
  let left = wire.nth;
  let tell: () => void = () => undefined;
  const tripped = new Promise<void>((resolve) => {
    tell = resolve;
  });

  function pass(from: Socket, to: Socket, watched: boolean): void {
    from.on('data', (bytes) => {
      const matches = watched && left > 0 && wire.pattern.test(bytes.toString('latin1'));
      if (matches) left -= 1;
      if (!matches || left > 0) return void to.write(bytes);
      if (wire.deliver) to.write(bytes);
      trip();
      tell();
      if (!wire.deliver) for (const socket of [from, to]) socket.destroy();
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
    pass(near, far, wire.towards === 'server');
    pass(far, near, wire.towards === 'service');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');

  return {
    port: address.port,
    tripped,
    close(): void {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
