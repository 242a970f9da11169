import { buildHttpApp, opsRoutes } from '@ticketing-dev/common/http';
import type { Express } from 'express';
import type { Deps } from './deps.ts';
import { api } from './http/api.ts';
import { ticketRoutes } from './http/ticket-routes.ts';

export function buildApp(deps: Deps): Express {
  return buildHttpApp(deps, (app) => app.use(ticketRoutes(deps), opsRoutes(deps)), { api });
}
