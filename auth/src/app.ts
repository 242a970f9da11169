import { buildHttpApp, opsRoutes } from '@ticketing-dev/common/http';
import type { Deps } from './deps.ts';
import { accountRoutes } from './http/account-routes.ts';
import { adminRoutes } from './http/admin-routes.ts';
import { api } from './http/api.ts';
import { linkRoutes } from './http/link-routes.ts';
import { sessionRoutes } from './http/session-routes.ts';

export function buildApp(deps: Deps) {
  const users = [sessionRoutes(deps), accountRoutes(deps), linkRoutes(deps), adminRoutes(deps)];
  return buildHttpApp(deps, (app) => app.use(users, opsRoutes(deps)), { api });
}
