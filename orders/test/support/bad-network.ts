import { once } from 'node:events';
import { createServer, connect as dial, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Between one process and its database: loses answers, and delivers writes after their sender has given up. */
export interface BadNetwork {
  readonly port: number;
  /** Requests still arrive; their answers do not, and the connection breaks. */
  loseAnswers(): void;
  /** Breaks every connection for the process now; what it sent until then arrives `lateMs` later. */
  deliverLate(lateMs: number): Promise<void>;
  heal(): void;
  close(): Promise<void>;
}

interface Line {
  readonly near: Socket;
  readonly far: Socket;
  readonly unsent: Buffer[];
}

export async function badNetwork(to: { host: string; port: number }): Promise<BadNetwork> {
  const lines = new Set<Line>();
  let mode: 'good' | 'losing' | 'holding' = 'good';

  const server = createServer((near) => {
    const far = dial(to);
    const line: Line = { near, far, unsent: [] };
    lines.add(line);
    near.on('data', (bytes) => {
      if (mode === 'holding') line.unsent.push(bytes);
      else far.write(bytes);
    });
    far.on('data', (bytes) => {
      if (mode === 'losing') near.destroy();
      else near.write(bytes);
    });
    near.on('error', () => undefined).on('close', () => mode !== 'holding' && far.end());
    far
      .on('error', () => undefined)
      .on('close', () => {
        lines.delete(line);
        near.destroy();
      });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');

  return {
    port: address.port,
    loseAnswers() {
      mode = 'losing';
    },
    async deliverLate(lateMs) {
      mode = 'holding';
      await sleep(30); // for some requests to be on their way
      const held = [...lines];
      for (const { near } of held) near.destroy();
      await sleep(lateMs);
      for (const { far, unsent } of held) far.end(Buffer.concat(unsent));
      mode = 'good';
    },
    heal() {
      mode = 'good';
    },
    async close() {
      for (const { near, far } of lines) {
        near.destroy();
        far.destroy();
      }
      server.close();
    },
  };
}
