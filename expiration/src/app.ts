import { buildHttpApp, opsRoutes } from '@ticketing-dev/common/http';
import type { Express } from 'express';
import type { Deps } from './deps.ts';
import { api } from './http/api.ts';
import { queueRoutes } from './http/queue-routes.ts';
import { timerRoutes } from './http/timer-routes.ts';

export function buildApp(deps: Deps): Express {
  return buildHttpApp(
    deps,
    (app) => {
      app.use('/api/ops/expiration/queues', queueRoutes(deps));
      app.use(timerRoutes(deps), opsRoutes(deps));
    },
    { api },
  );
}
