import { createHash } from 'node:crypto';
import { createServer } from 'node:net';

const FIRST = 20_000;
const BLOCK = 30;
const BLOCKS = 400;

/**
 * Gives free ports on the loopback, one a call. Each folder has its own stretch to begin with, so that two clones starting at the
 * same moment do not choose the same; and all lie below the range systems give to outgoing connections, which could take a killed
 * server's port before it is back.
 */
export function freePorts(dir: string): () => Promise<number> {
  const block = createHash('sha256').update(dir).digest().readUInt32BE(0) % BLOCKS;
  let next = FIRST + block * BLOCK;
  return async () => {
    for (; next <= 65_535; next += 1) {
      if ((await listenError(next, '127.0.0.1')) === undefined) return next++;
    }
    throw new Error('No port is free on this machine.');
  };
}

/** Why nothing can listen there; undefined when something can. */
export function listenError(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}
