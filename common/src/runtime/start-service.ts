import { setTimeout as sleep } from 'node:timers/promises';
import type { Express } from 'express';
import { CONSUMES, RoleUpdated } from '../contracts/index.ts';
import type { Handler } from '../messaging/index.ts';
import { ensureIndexes } from '../mongo/index.ts';
import type { Base } from './build-base.ts';
import { eventLink } from './event-link.ts';
import type { Worker } from './every.ts';
import { listen } from './http-server.ts';
import { onRoleUpdated } from './on-role-updated.ts';
import { openDatabase } from './open-database.ts';
import { retryDeadLetters } from './retry-dead-letters.ts';

/** How long a start waits for the broker. After it the service is ready but degraded, and joins when the broker is there. */
const BROKER_PATIENCE_MS = 5_000;

export interface ServiceParts<Deps> {
  readonly app: Express;
  readonly consumers: readonly Handler<Deps>[];
  readonly workers?: readonly Worker[];
  /** Work that must be done before anything is heard or answered: first rows, validators, jobs to build again. */
  readonly prepare?: () => Promise<unknown>;
}

export interface RunningService {
  readonly port: number;
  /** Says that it is not ready, serves on until that was noticed, and stops everything in the reverse order of the start. */
  stop(): Promise<void>;
}

interface Step {
  readonly name: string;
  readonly stop: () => Promise<unknown>;
}

/**
 * Starts a service: Mongo → outbox relay and bus → consumers → workers → HTTP. Mongo must be there; a broker or a Redis that
 * is not holds up nothing. When a step fails, or `signal` calls it off, those before it are stopped again.
 */
export async function startService<Deps extends Base>(
  deps: Deps,
  parts: ServiceParts<Deps>,
  signal: AbortSignal = new AbortController().signal,
): Promise<RunningService> {
  const { logger, connection, redis, bus, relay, lifecycle } = deps;
  const started: Step[] = [];

  async function stop(): Promise<void> {
    const served = lifecycle.phase === 'running';
    lifecycle.phase = 'draining'; // `/readyz` is 503 from now on
    if (served) await sleep(deps.config.DRAIN_NOTICE_SECONDS * 1_000);
    for (let step = started.pop(); step !== undefined; step = started.pop()) {
      const { name } = step;
      await step.stop().catch((error: unknown) => logger.error({ err: error, step: name }, 'did not stop cleanly'));
      logger.info({ step: name }, 'stopped');
    }
  }

  try {
    started.push({ name: 'mongo', stop: () => connection.close() });
    await openDatabase(connection, deps.config.MONGO_URL, { logger, signal });
    await ensureIndexes(connection);
    await parts.prepare?.();

    started.push({ name: 'redis', stop: async () => redis.disconnect() });
    redis.connect().catch(() => undefined);

    started.push({ name: 'bus', stop: () => bus.drain() });
    started.push({ name: relay.name, stop: () => relay.stop() });
    relay.start();
    const handlers = withRoles(deps, parts.consumers);
    const link = eventLink(deps, handlers);
    started.push({ name: 'consumers', stop: link.stop });
    await atMost(BROKER_PATIENCE_MS, link.joined);
    signal.throwIfAborted();

    for (const worker of [retryDeadLetters(deps, handlers), ...(parts.workers ?? [])]) {
      await worker.start();
      started.push({ name: worker.name, stop: () => worker.stop() });
    }
    const server = await listen(parts.app, deps.config.PORT, deps.config.HOST);
    started.push({ name: 'http', stop: () => server.close() });
    lifecycle.phase = 'running';
    return { port: server.port, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Every service that hears of roles keeps the copy; nobody has to remember it. */
function withRoles<Deps extends Base>(deps: Deps, handlers: readonly Handler<Deps>[]): readonly Handler<Deps>[] {
  const hears = CONSUMES[deps.service].includes(RoleUpdated);
  const own = handlers.some((handler) => handler.definitions.includes(RoleUpdated));
  return hears && !own ? [...handlers, onRoleUpdated] : handlers;
}

async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  const enough = new AbortController();
  await Promise.race([work, sleep(ms, undefined, { signal: enough.signal }).catch(() => undefined)]);
  enough.abort();
}
