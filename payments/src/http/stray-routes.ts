import { Instant } from '@ticketing-dev/common/contracts';
import { currentUser, readBody, readQuery, requirePermission } from '@ticketing-dev/common/http';
import { Router } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { findStrays, returnStrays } from '../use-cases/return-strays.ts';

const FindStraysQuery = z.object({ since: Instant });
const ReturnStraysBody = z.strictObject({ since: Instant, reason: z.string().trim().min(1).max(500) });

/** For operators, after a restore: money that Stripe has and no payment here knows of. */
export function strayRoutes(deps: Deps): Router {
  const router = Router();
  router.use(requirePermission('ops'));

  router.get('/strays', async (req, res) => {
    const strays = await findStrays(deps, new Date(readQuery(req, FindStraysQuery).since));
    const items = strays.map(({ intent: { id: intentId, status, amount, currency }, orderId }) => {
      return { intentId, orderId, status, amount, currency };
    });
    res.json({ items, nextCursor: null });
  });

  router.post('/strays/return', async (req, res) => {
    const { since, reason } = readBody(req, ReturnStraysBody);
    const items = await returnStrays(deps, { since: new Date(since), by: currentUser(req).id, reason });
    res.json({ items });
  });

  return router;
}
