import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { redisUrl } from '@ticketing-dev/local/servers';
import { Redis } from 'ioredis';
import type { Fault } from '../fault.ts';
import type { Rig } from '../rig.ts';

const bounds = { drainedMs: 30_000, served: 0.999, releasedLateMs: 5_000 };

async function withRedis({ stack }: Rig, work: (redis: Redis) => Promise<unknown>): Promise<void> {
  const redis = new Redis(redisUrl({ port: stack.ports.redis ?? 0, password: stack.secrets.redis }));
  await work(redis).finally(() => redis.disconnect());
}

/** Redis forgets, or has no room: it holds nothing that cannot be lost. */
export const redisFaults: readonly Fault[] = [
  {
    name: 'redis-flushed',
    story: 'Redis is emptied: reminders, limits and revocations are gone.',
    inject: ({ rig }) => withRedis(rig, (redis) => redis.flushall()),
    lastsMs: 8_000,
    bounds,
  },
  {
    name: 'redis-full',
    story: 'Redis has no memory left and refuses every write.',
    inject: ({ rig }) => withRedis(rig, (redis) => redis.config('SET', 'maxmemory', '1')),
    lastsMs: 15_000,
    heal: ({ rig }) => withRedis(rig, (redis) => redis.config('SET', 'maxmemory', '0')),
    bounds,
  },
  {
    name: 'redis-aof-gone',
    story: 'Redis dies and its append-only file is gone when it comes back.',
    async inject({ rig }) {
      await rig.stack.down('redis');
      rmSync(join(rig.stack.state.data('redis'), 'appendonlydir'), { recursive: true, force: true });
      await rig.stack.up('redis');
    },
    lastsMs: 8_000,
    bounds,
  },
];
