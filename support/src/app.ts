import { buildHttpApp, opsRoutes } from '@ticketing-dev/common/http';
import type { Express } from 'express';
import type { Deps } from './deps.ts';
import { messageRoutes } from './http/message-routes.ts';
import { previewRoutes } from './http/preview-routes.ts';

export function buildApp(deps: Deps): Express {
  return buildHttpApp(deps, (app) => {
    app.use('/api/ops/support/previews', previewRoutes(deps));
    app.use('/api/ops/support', messageRoutes(deps), opsRoutes(deps));
  });
}
