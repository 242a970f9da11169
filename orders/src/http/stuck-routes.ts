import { PageQuery } from '@ticketing-dev/common/contracts';
import { readBody, readId, readQuery, requirePermission } from '@ticketing-dev/common/http';
import { Router } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { checkOrder, listStuck } from '../use-cases/stuck-orders.ts';

const ListStuckQuery = PageQuery.pick({ limit: true });
const Nothing = z.strictObject({});

/** For operators: orders that should have moved on, and looking at one now. */
export function stuckRoutes(deps: Deps): Router {
  const router = Router();
  router.use(requirePermission('ops'));

  router.get('/stuck', async (req, res) => {
    const { limit } = readQuery(req, ListStuckQuery);
    const stuck = await listStuck(deps, limit);
    const items = stuck.map(({ id, ticket, buyerId, status, quantity, paymentId, expiresAt, updatedAt, why }) => {
      return { id, ticketId: ticket.id, buyerId, status, quantity, paymentId, expiresAt, updatedAt, why };
    });
    res.json({ items, nextCursor: null });
  });

  router.post('/:id/check', async (req, res) => {
    readBody(req, Nothing);
    const { id, status } = await checkOrder(deps, readId(req, 'id'));
    res.status(202).json({ id, status });
  });

  return router;
}
