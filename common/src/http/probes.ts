import { Router } from 'express';
import type { HttpBase } from './http-base.ts';

const MONGO_PATIENCE_MS = 2_000;

/**
 * `/livez`: the event loop turns. `/readyz`: the service's own Mongo answers and nothing is being shut down; a broker or a Redis
 * that is away makes it degraded, not unready. `/metrics`: Prometheus' text. None of them is routed from outside.
 */
export function probes(base: Pick<HttpBase, 'connection' | 'redis' | 'bus' | 'metrics' | 'lifecycle'>): Router {
  const router = Router();
  router.get('/livez', (_req, res) => {
    res.json({ status: 'alive' });
  });
  router.get('/readyz', async (_req, res) => {
    const mongo = await answers(base);
    const bus = base.bus.isHealthy();
    const redis = base.redis.status === 'ready';
    const ready = mongo && base.lifecycle.phase === 'running';
    res.status(ready ? 200 : 503).json({
      status: !ready ? 'not-ready' : bus && redis ? 'ready' : 'degraded',
      phase: base.lifecycle.phase,
      checks: { mongo: word(mongo), bus: word(bus), redis: word(redis) },
    });
  });
  router.get('/metrics', async (_req, res) => {
    res.type(base.metrics.contentType).send(await base.metrics.metrics());
  });
  return router;
}

async function answers({ connection }: Pick<HttpBase, 'connection'>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, MONGO_PATIENCE_MS, false);
  });
  const ping = Promise.resolve(connection.db?.command({ ping: 1 })).then(
    (answer) => answer !== undefined,
    () => false,
  );
  const result = await Promise.race([ping, patience]);
  clearTimeout(timer);
  return result;
}

function word(up: boolean): 'up' | 'down' {
  return up ? 'up' : 'down';
}
