import { serve } from '@ticketing-dev/common/http';
import { Router } from 'express';
import type { Deps } from '../deps.ts';
import type { ListingAudit } from '../domain/audit.ts';
import { auditListing, listStopped, resumeSelling } from '../use-cases/audit-stock.ts';
import * as api from './audit-api.ts';

/** For operators: which listings stopped selling, why, and going on again. */
export function auditRoutes(deps: Deps): Router {
  const router = Router();

  serve(router, api.listStopped, async ({ res }) => {
    res.json({ items: (await listStopped(deps)).map(auditAnswer) });
  });

  serve(router, api.auditListing, async ({ params, res }) => {
    res.json(auditAnswer(await auditListing(deps, params.id)));
  });

  serve(router, api.resumeSelling, async ({ params, res }) => {
    res.json(auditAnswer(await resumeSelling(deps, params.id)));
  });

  return router;
}

function auditAnswer({ listingId, clean, faults, stopped, stock, moves, orders }: ListingAudit) {
  const { target, capacity, available, held, sold } = stock;
  return {
    listingId,
    clean,
    faults: [...faults],
    stopped: stopped && { ...stopped, at: stopped.at.toISOString() },
    stock: { target, capacity, available, held, sold, grants: stock.grants.map(({ n }) => ({ n })) },
    moves: { held: moves.held, sold: moves.sold },
    orders: { held: orders.held, sold: orders.sold },
  };
}
