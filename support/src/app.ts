import { buildHttpApp, opsRoutes } from '@ticketing-dev/common/http';
import type { Express } from 'express';
import type { Deps } from './deps.ts';
import { api } from './http/api.ts';
import { messageRoutes } from './http/message-routes.ts';
import { previewRoutes } from './http/preview-routes.ts';

export function buildApp(deps: Deps): Express {
  return buildHttpApp(deps, (app) => app.use(messageRoutes(deps), previewRoutes(deps), opsRoutes(deps)), { api });
}
