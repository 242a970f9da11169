import { mkdirSync, writeFileSync } from 'node:fs';
import { Redis } from 'ioredis';
import type { ProcessSpec } from '../process/launch.ts';
import type { State } from '../process/state.ts';
import { invoke } from './container.ts';
import type { Source } from './obtain/index.mjs';

interface RedisInput {
  readonly source: Source;
  readonly state: State;
  readonly port: number;
  readonly password?: string;
}

/** Redis with an append-only file that never throws keys away: timers and revocations live in it. */
export function redisServer({ source, state, port, password }: RedisInput): ProcessSpec {
  const dir = state.data('redis');
  mkdirSync(dir, { recursive: true });
  const config = state.run('redis.conf');
  const args = (host: string) => {
    const lines = [
      `port ${port}`,
      `bind ${host}`,
      'protected-mode no',
      `dir "${dir}"`,
      'appendonly yes',
      'save ""',
      'maxmemory-policy noeviction',
      // Keeps the command line, by which a later launcher knows the process as ours.
      'set-proc-title no',
      ...(password ? [`requirepass "${password}"`] : []),
    ];
    writeFileSync(config, `${lines.join('\n')}\n`, { mode: 0o600 });
    return [config];
  };
  return {
    ...invoke(source, { state, name: 'redis', program: 'redis-server', port, args }),
    ready: () => ping(redisUrl({ port, ...(password ? { password } : {}) })),
  };
}

export function redisUrl({ port, password }: { port: number; password?: string }): string {
  return `redis://${password ? `:${encodeURIComponent(password)}@` : ''}127.0.0.1:${port}`;
}

async function ping(url: string): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    await redis.ping();
  } finally {
    redis.disconnect();
  }
}
