import { serve } from '@ticketing-dev/common/http';
import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { findStrays, returnStrays } from '../use-cases/return-strays.ts';
import * as api from './stray-api.ts';

/** For operators, after a restore: money that Stripe has and no payment here knows of. */
export function strayRoutes(deps: Deps): Router {
  const router = Router();

  serve(router, api.findStrays, async ({ query, res }) => {
    const strays = await findStrays(deps, new Date(query.since));
    const items = strays.map(({ intent: { id: intentId, status, amount, currency }, orderId }) => {
      return { intentId, orderId, status, amount, currency };
    });
    res.json({ items, nextCursor: null });
  });

  serve(router, api.returnStrays, async ({ user, body: { since, reason }, res }) => {
    res.json({ items: await returnStrays(deps, { since: new Date(since), by: user.id, reason }) });
  });

  return router;
}
