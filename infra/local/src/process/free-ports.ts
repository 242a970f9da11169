import { createHash } from 'node:crypto';
import getPort from 'get-port';

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
    while (true) {
      const port = next++;
      if ((await getPort({ host: '127.0.0.1', port })) === port) return port;
    }
  };
}
