import { Router } from 'express';
import type { Outbox } from '../mongo/index.ts';
import { requirePermission } from './current-user.ts';

/** Operators' view of a service's messages, for mounting at `/api/ops/<service>`. Needs the permission `ops`. */
export function opsRoutes(base: { readonly outbox: Outbox }): Router {
  const router = Router();
  router.use(requirePermission('ops'));
  router.get('/outbox', async (_req, res) => {
    res.json(await base.outbox.backlog());
  });
  return router;
}
