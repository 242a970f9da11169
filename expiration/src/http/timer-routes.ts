import { PageQuery } from '@ticketing-dev/common/contracts';
import { readQuery, requirePermission } from '@ticketing-dev/common/http';
import { Router } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';

const ListTimersQuery = z.object({
  open: z.enum(['true', 'false']).default('true'),
  limit: PageQuery.shape.limit,
});

/** For operators: what waits to be announced, soonest first, or what was announced, latest first. */
export function timerRoutes(deps: Deps): Router {
  const router = Router();
  router.get('/timers', requirePermission('ops'), async (req, res) => {
    const { open, limit } = readQuery(req, ListTimersQuery);
    const timers = await deps.timers.list({ open: open === 'true', limit });
    res.json({ items: timers.map(({ _id: id, traceparent: _, ...timer }) => ({ id, ...timer })), nextCursor: null });
  });
  return router;
}
