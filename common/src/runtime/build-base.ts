import type { Redis } from 'ioredis';
import type { Connection } from 'mongoose';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { ServiceName } from '../contracts/index.ts';
import { type Roles, rolesCopy } from '../http/roles.ts';
import { type Sessions, sessionVerifier } from '../http/sessions.ts';
import type { EventBus } from '../messaging/index.ts';
import {
  type DeadLetterStore,
  deadLetterMetrics,
  deadLettersOn,
  inboxDuplicates,
  inboxOn,
  leaseOn,
  newConnection,
  type Outbox,
  type OutboxRelay,
  outboxMetrics,
  outboxOn,
  outboxRelay,
  type Transactions,
  toldEvents,
  transactions,
} from '../mongo/index.ts';
import { currentTraceparent } from '../tracing/index.ts';
import { chooseBus } from './choose-bus.ts';
import { type Clock, systemClock } from './clock.ts';
import type { BaseConfig } from './config.ts';
import { dependencyMetrics, waitingMetrics } from './dependency-metrics.ts';
import { newId } from './ids.ts';
import type { Lifecycle } from './lifecycle.ts';
import { createLogger, type Logger } from './logger.ts';
import { redisClient } from './redis.ts';

/** What every service is wired from. Nothing is connected yet: `runService` does that, in order. */
export interface Base<Config extends BaseConfig = BaseConfig> {
  readonly service: ServiceName;
  readonly config: Config;
  readonly logger: Logger;
  readonly clock: Clock;
  /** Makes ids that sort by time. */
  readonly newId: () => string;
  readonly connection: Connection;
  readonly redis: Redis;
  readonly bus: EventBus;
  /** Saves and tells in one write. */
  readonly transaction: Transactions['transaction'];
  /** The same for the effect of an event, which it has once. */
  readonly once: Transactions['once'];
  readonly outbox: Outbox;
  readonly relay: OutboxRelay;
  readonly deadLetters: DeadLetterStore;
  readonly sessions: Sessions;
  readonly roles: Roles;
  readonly metrics: Registry;
  readonly lifecycle: Lifecycle;
}

/** What a test may bring along instead of the real thing. */
export type BaseOverrides = Partial<
  Pick<Base, 'logger' | 'clock' | 'newId' | 'connection' | 'redis' | 'bus' | 'metrics' | 'roles'>
>;

/** The wiring that is the same in every service. Models are registered on `connection` before it opens. */
export function buildBase<Config extends BaseConfig>(
  service: ServiceName,
  config: Config,
  overrides: BaseOverrides = {},
): Base<Config> {
  const logger = overrides.logger ?? createLogger({ service, level: config.LOG_LEVEL });
  const clock = overrides.clock ?? systemClock;
  const makeId = overrides.newId ?? newId;
  const connection = overrides.connection ?? newConnection();
  const redis = overrides.redis ?? redisClient(config.REDIS_URL, { service, logger });
  const bus = overrides.bus ?? chooseBus(service, config, logger);
  const metrics = overrides.metrics ?? newRegistry();
  const roles = overrides.roles ?? rolesCopy(connection);

  const outbox = outboxOn(connection);
  const { transaction, once } = transactions(connection, {
    service,
    outbox,
    inbox: inboxOn(connection),
    newId: makeId,
    clock,
    traceparent: currentTraceparent,
    onTold: toldEvents(metrics),
    onDuplicate: inboxDuplicates(metrics),
    onCallbackError: (error) => logger.error({ err: error }, 'saved, but what was to follow failed'),
  });
  const deadLetters = deadLettersOn(connection, { clock });
  outboxMetrics(metrics, outbox);
  deadLetterMetrics(metrics, deadLetters);
  dependencyMetrics(metrics, { connection, bus, redis });
  waitingMetrics(metrics, bus);
  const lease = leaseOn(connection, { name: 'outbox', holder: newId() });
  const relay = outboxRelay({ outbox, bus, lease, logger });
  const sessions = sessionVerifier({ keys: config.JWT_PUBLIC_KEYS, clock, redis, roles, logger });
  return {
    service,
    config,
    logger,
    clock,
    newId: makeId,
    connection,
    redis,
    bus,
    transaction,
    once,
    outbox,
    relay,
    deadLetters,
    sessions,
    roles,
    metrics,
    lifecycle: { phase: 'starting' },
  };
}

function newRegistry(): Registry {
  const register = new Registry();
  collectDefaultMetrics({ register });
  return register;
}
