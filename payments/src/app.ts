import { buildHttpApp, opsRoutes } from '@ticketing-dev/common/http';
import type { Express } from 'express';
import type { Deps } from './deps.ts';
import { stuckRoutes } from './http/ops-routes.ts';
import { paymentRoutes } from './http/payment-routes.ts';
import { strayRoutes } from './http/stray-routes.ts';
import { WEBHOOK_PATH, webhookRoute } from './http/webhook-route.ts';

export function buildApp(deps: Deps): Express {
  return buildHttpApp(
    deps,
    (app) => {
      app.use(WEBHOOK_PATH, webhookRoute(deps));
      app.use('/api/payments', paymentRoutes(deps));
      app.use('/api/ops/payments', stuckRoutes(deps), strayRoutes(deps), opsRoutes(deps));
    },
    { raw: [WEBHOOK_PATH] },
  );
}
