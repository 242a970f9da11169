import { buildHttpApp, opsRoutes } from '@ticketing-dev/common/http';
import type { Express } from 'express';
import type { Deps } from './deps.ts';
import { api } from './http/api.ts';
import { paymentRoutes } from './http/payment-routes.ts';
import { strayRoutes } from './http/stray-routes.ts';
import { stuckRoutes } from './http/stuck-routes.ts';
import { webhookRoute } from './http/webhook-route.ts';

export function buildApp(deps: Deps): Express {
  const routes = [webhookRoute(deps), paymentRoutes(deps), stuckRoutes(deps), strayRoutes(deps), opsRoutes(deps)];
  return buildHttpApp(deps, (app) => app.use(routes), { api });
}
