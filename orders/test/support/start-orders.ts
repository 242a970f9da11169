import { testBase } from '@ticketing-dev/common/testing';
import { buildApp } from '../../src/app.ts';
import { Config } from '../../src/config.ts';
import { buildDeps } from '../../src/deps.ts';
import { buildWorkers } from '../../src/workers.ts';
import { ADMISSION_KEY } from './admission-key.ts';

export interface StartOptions {
  readonly env?: Record<string, string>;
  /** With the sweeps, the expiry and the audit running, as in a real process. */
  readonly workers?: boolean;
  readonly staleMs?: number;
}

export type Orders = Awaited<ReturnType<typeof startOrders>>;

/** A process of the service on real servers, without the process. With another one's MONGO_URL it is its sibling. */
export async function startOrders({ env = {}, workers = false, staleMs }: StartOptions = {}) {
  const base = await testBase('orders', { schema: Config, env: { ADMISSION_KEY, ...env } });
  const deps = buildDeps(base.config, base, staleMs === undefined ? {} : { staleMs });
  await base.prepare();
  const all = buildWorkers(deps);
  const started = workers ? all : all.slice(0, 1); // the settler is part of every reservation
  for (const worker of started) await worker.start();

  return {
    base,
    deps,
    app: buildApp(deps),
    async stopWorkers(): Promise<void> {
      for (const worker of started.toReversed()) await worker.stop();
    },
    /** A sibling ends; the database stays. */
    async leave(): Promise<void> {
      await this.stopWorkers();
      base.redis.disconnect();
      await base.connection.close();
    },
    async close(): Promise<void> {
      await this.stopWorkers();
      await base.close();
    },
  };
}
