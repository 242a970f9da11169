import { serve } from '@ticketing-dev/common/http';
import { Router } from 'express';
import type { Deps } from '../deps.ts';
import * as api from './timer-api.ts';

/** For operators. */
export function timerRoutes(deps: Deps): Router {
  const router = Router();
  serve(router, api.listTimers, async ({ query, res }) => {
    const timers = await deps.timers.list({ open: query.open === 'true', limit: query.limit });
    const items = timers.map(({ _id: id, dueAt, announcedDueAt, announcedAt, closedAt, traceparent: _, ...timer }) => ({
      id,
      ...timer,
      dueAt: iso(dueAt),
      announcedDueAt: iso(announcedDueAt),
      announcedAt: iso(announcedAt),
      closedAt: iso(closedAt),
    }));
    res.json({ items, nextCursor: null });
  });
  return router;
}

function iso(time: Date | null | undefined): string | null {
  return time?.toISOString() ?? null;
}
