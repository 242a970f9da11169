import { buildHttpApp, opsRoutes } from '@ticketing-dev/common/http';
import type { Express } from 'express';
import type { Deps } from './deps.ts';
import { admissionRoutes } from './http/admission-routes.ts';
import { api } from './http/api.ts';
import { auditRoutes } from './http/audit-routes.ts';
import { orderRoutes } from './http/order-routes.ts';
import { salesRoutes } from './http/sales-routes.ts';
import { stuckRoutes } from './http/stuck-routes.ts';

export function buildApp(deps: Deps): Express {
  const orders = [salesRoutes(deps), admissionRoutes(deps), orderRoutes(deps)];
  const operators = [auditRoutes(deps), stuckRoutes(deps), opsRoutes(deps)];
  return buildHttpApp(deps, (app) => app.use(orders, operators), { api });
}
