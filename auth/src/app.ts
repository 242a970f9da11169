import { buildHttpApp, opsRoutes } from '@ticketing-dev/common/http';
import { Router } from 'express';
import type { Deps } from './deps.ts';
import { accountRoutes } from './http/account-routes.ts';
import { adminRoutes } from './http/admin-routes.ts';
import { linkRoutes } from './http/link-routes.ts';
import { sessionRoutes } from './http/session-routes.ts';

export function buildApp(deps: Deps) {
  return buildHttpApp(deps, (app) => {
    const users = Router().use(sessionRoutes(deps), accountRoutes(deps), linkRoutes(deps), adminRoutes(deps));
    app.use('/api/users', users);
    app.use('/api/ops/auth', opsRoutes(deps));
  });
}
