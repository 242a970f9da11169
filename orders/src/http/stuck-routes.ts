import { serve } from '@ticketing-dev/common/http';
import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { checkOrder, listStuck } from '../use-cases/stuck-orders.ts';
import * as api from './stuck-api.ts';

/** For operators: orders that should have moved on, and looking at one now. */
export function stuckRoutes(deps: Deps): Router {
  const router = Router();

  serve(router, api.listStuck, async ({ query, res }) => {
    const stuck = await listStuck(deps, query.limit);
    const items = stuck.map(({ id, ticket, buyerId, status, quantity, paymentId, expiresAt, updatedAt, why }) => {
      const times = { expiresAt: expiresAt.toISOString(), updatedAt: updatedAt.toISOString() };
      return { id, ticketId: ticket.id, buyerId, status, quantity, paymentId, ...times, why };
    });
    res.json({ items, nextCursor: null });
  });

  serve(router, api.checkOrder, async ({ params, res }) => {
    const { id, status } = await checkOrder(deps, params.id);
    res.status(202).json({ id, status });
  });

  return router;
}
