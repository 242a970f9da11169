import { buildHttpApp, opsRoutes } from '@ticketing-dev/common/http';
import type { Express } from 'express';
import type { Deps } from './deps.ts';
import { messageRoutes } from './http/message-routes.ts';

export function buildApp(deps: Deps): Express {
  return buildHttpApp(deps, (app) => {
    app.use('/api/ops/support', messageRoutes(deps), opsRoutes(deps));
  });
}
