import { readId, requirePermission } from '@ticketing-dev/common/http';
import { Router } from 'express';
import type { Deps } from '../deps.ts';
import type { ListingAudit } from '../domain/audit.ts';
import { auditListing, listStopped, resumeSelling } from '../use-cases/audit-stock.ts';

/** For operators: which listings stopped selling, why, and going on again. */
export function auditRoutes(deps: Deps): Router {
  const router = Router();
  router.use(requirePermission('ops'));

  router.get('/', async (_req, res) => {
    res.json({ items: (await listStopped(deps)).map(auditAnswer) });
  });

  router.get('/:id', async (req, res) => {
    res.json(auditAnswer(await auditListing(deps, readId(req, 'id'))));
  });

  router.post('/:id/resume', async (req, res) => {
    res.json(auditAnswer(await resumeSelling(deps, readId(req, 'id'))));
  });

  return router;
}

function auditAnswer({ listingId, clean, faults, stopped, stock, moves, orders }: ListingAudit) {
  const { target, capacity, available, held, sold, grants } = stock;
  return {
    listingId,
    clean,
    faults,
    stopped,
    stock: { target, capacity, available, held, sold, grants },
    moves,
    orders,
  };
}
