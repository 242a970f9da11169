import { randomBytes } from 'node:crypto';
import { Registry } from 'prom-client';
import type { z } from 'zod';
import type { EventEnvelope, ServiceName } from '../contracts/index.ts';
import { ensureIndexes, newConnection, openConnection } from '../mongo/index.ts';
import { type Base, BaseConfig, buildBase, type Clock, createLogger, readConfig } from '../runtime/index.ts';
import { redisClient } from '../runtime/redis.ts';
import { recordingBus } from './recording-bus.ts';
import { testEnv } from './test-env.ts';
import { testMongo, withDatabase } from './test-mongo.ts';
import { testRoles } from './test-roles.ts';

export interface TestBaseOptions<Schema extends z.ZodType<BaseConfig>> {
  /** The service's own schema of its settings. */
  readonly schema?: Schema;
  readonly env?: Record<string, string>;
  readonly clock?: Clock;
  /** Instead of new ids: `fixedIds()`. */
  readonly newId?: () => string;
  /** `none`: a Redis that is away. */
  readonly redis?: 'real' | 'none';
  /** Of the keys in Redis; another base's prefix makes this one a second process of its service. */
  readonly redisPrefix?: string;
}

export interface TestExtras {
  /** Makes collections and indexes of every model. Call it once the service's models are registered. */
  prepare(): Promise<void>;
  /** Sends what waits in the outbox and answers everything sent so far. */
  published(): Promise<EventEnvelope[]>;
  /** Drops the database and ends all connections. */
  close(): Promise<void>;
}

export type TestBase<Config extends BaseConfig = BaseConfig> = Base<Config> & TestExtras;

const NOWHERE = 'redis://127.0.0.1:1';

/**
 * A service's base on real servers: a MongoDB database of its own, Redis keys of its own, and a bus that records.
 *
 * @example const base = await testBase('orders', { schema: Config, clock: fixedClock() });
 *          const deps = wire(base); await base.prepare();
 */
export async function testBase<Schema extends z.ZodType<BaseConfig>>(
  service: ServiceName,
  options: TestBaseOptions<Schema> & { readonly schema: Schema },
): Promise<TestBase<z.output<Schema>>>;
/** The same with the settings every service has. */
export async function testBase(service: ServiceName, options?: TestBaseOptions<typeof BaseConfig>): Promise<TestBase>;
export async function testBase(service: ServiceName, options: TestBaseOptions<z.ZodType<BaseConfig>> = {}) {
  const { schema = BaseConfig, env = {}, clock, newId, redis: kind = 'real', redisPrefix } = options;
  const name = `test-${service}-${randomBytes(6).toString('hex')}`;
  const mongo = await testMongo();
  const noRedis = kind === 'none' ? { REDIS_URL: NOWHERE } : {};
  const config = readConfig(schema, testEnv({ MONGO_URL: withDatabase(mongo.url, name), ...noRedis, ...env }));
  const logger = createLogger({ service, level: config.LOG_LEVEL });
  const connection = await openConnection(newConnection(), config.MONGO_URL);
  const redis = redisClient(config.REDIS_URL, { service, logger, keyPrefix: redisPrefix ?? `${name}:` });
  if (kind === 'real') await redis.connect();
  const bus = recordingBus();
  const base = buildBase(service, config, {
    logger,
    connection,
    redis,
    bus,
    metrics: new Registry(),
    roles: testRoles(connection),
    ...(clock && { clock }),
    ...(newId && { newId }),
  });
  base.lifecycle.phase = 'running';

  return Object.assign(base, {
    prepare: () => ensureIndexes(connection),
    async published() {
      for (let waiting = await base.outbox.pending({ limit: 256 }); waiting.length > 0; ) {
        const { stored } = await bus.publish(waiting);
        await base.outbox.markSent(stored);
        waiting = await base.outbox.pending({ limit: 256 });
      }
      return [...bus.events];
    },
    async close() {
      redis.disconnect();
      await connection.dropDatabase();
      await connection.close();
      await mongo.stop();
    },
  });
}
