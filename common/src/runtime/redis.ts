import { Redis } from 'ioredis';
import type { Logger } from './logger.ts';

/** What a command may lose to a Redis that does not answer. */
const ANSWER_WITHIN_MS = 250;
/** ioredis waits so long for the end of a connection, also of one that has ended already; nothing ends before. */
const LEAVE_WITHIN_MS = 100;
/** After so long in silence the connection is given up, and a dead Redis costs nothing any more. */
const SILENT_FOR_MS = 400;

/**
 * A connection for limits and revocations, which may never hold up a request: no offline queue, no repeats, an answer within
 * 250 ms. A Redis that hangs is treated as gone until it answers again. Connects in the background, for ever.
 */
export function redisClient(url: string, options: { service: string; logger: Logger; keyPrefix?: string }): Redis {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectionName: options.service,
    keyPrefix: options.keyPrefix ?? '',
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    commandTimeout: ANSWER_WITHIN_MS,
    socketTimeout: SILENT_FOR_MS,
    connectTimeout: 1_000,
    disconnectTimeout: LEAVE_WITHIN_MS,
    retryStrategy: (times) => Math.min(times * 100, 2_000),
  });
  let wasUp = true;
  redis.on('error', (error: Error) => {
    if (wasUp) options.logger.warn({ err: error }, 'Redis is away: limits and revocations work from memory');
    wasUp = false;
  });
  redis.on('ready', () => {
    options.logger.info('Redis is there');
    wasUp = true;
  });
  return redis;
}
