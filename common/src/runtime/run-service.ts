import { setTimeout as sleep } from 'node:timers/promises';
import { startTracing } from '../tracing/index.ts';
import type { Base } from './build-base.ts';
import type { Logger } from './logger.ts';
import { migrate } from './migrate.ts';
import { type ServiceParts, startService } from './start-service.ts';

const DRAIN_WITHIN_MS = 20_000;
/** What a collector that does not answer may cost the end. */
const LAST_SPANS_WITHIN_MS = 2_000;

/**
 * Runs a service as this process: starts it, drains it on SIGTERM or SIGINT within 20 s (not ready first, while it still
 * answers who has not noticed) and exits with 0. What nobody caught
 * ends the process with one line and code 1: its state is unknown, and whoever watches starts it again.
 * Called as `node dist/main.js migrate` it only brings the database up to date.
 */
export async function runService<Deps extends Base>(deps: Deps, parts: ServiceParts<Deps>): Promise<void> {
  const { logger, config } = deps;
  endOnUncaught(logger);
  if (process.argv[2] === 'migrate') {
    await migrate(deps, parts);
    process.exit(0);
  }
  if (config.RATE_LIMITS === 'off') logger.warn('RATE_LIMITS=off: nobody is held back, for load tests only');

  const stopping = new AbortController();
  const tracing = startTracing(deps.service, config, logger);
  const starting = tracing.then(() => startService(deps, parts, stopping.signal));
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => void shutDown(signal));

  async function shutDown(signal: string): Promise<void> {
    if (stopping.signal.aborted) return;
    stopping.abort();
    logger.info({ signal }, 'draining');
    const drained = starting.then((service) => service.stop()).then(YES, YES);
    const inTime = await Promise.race([drained, sleep(DRAIN_WITHIN_MS, false)]);
    const exported = tracing.then((spans) => spans.stop()).catch(() => undefined);
    await Promise.race([exported, sleep(LAST_SPANS_WITHIN_MS)]);
    if (inTime) logger.info('drained');
    else logger.error('not drained within 20 s: leaving the rest');
    process.exit(inTime ? 0 : 1);
  }

  try {
    const { port } = await starting;
    logger.info({ port, node: process.version }, 'running');
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
  }
}

const YES = () => true;

function endOnUncaught(logger: Logger): void {
  const end = (kind: string) => (error: unknown) => {
    logger.fatal({ err: error, kind }, 'ended by an error nobody caught');
    process.exit(1);
  };
  process.on('uncaughtException', end('uncaughtException'));
  process.on('unhandledRejection', end('unhandledRejection'));
}
