import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A TCP proxy before the database that can lose the server's answers to a command: done, but nobody is told. */
export async function proxyTo(url: string) {
  const target = new URL(url.replace('mongodb:', 'http:'));
  const sockets = new Set<Socket>();
  let command = '';
  let toLose = 0;
  let lost = 0;

  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    let losing = false;
    client.on('data', (bytes) => {
      losing ||= toLose > 0 && bytes.includes(command);
      upstream.write(bytes);
    });
    upstream.on('data', (bytes) => {
      if (!losing) return void client.write(bytes);
      lost += 1;
      toLose -= 1;
      client.destroy();
      upstream.destroy();
    });
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');

  const through = new URL(target);
  through.port = String(address.port);
  return {
    url: through.href.replace('http:', 'mongodb:'),
    loseAnswers(name: string, times: number): void {
      command = name;
      toLose = times;
    },
    lost: () => lost,
    close(): void {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
