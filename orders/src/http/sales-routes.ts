import { answerCsv, hasPermission, rateLimit, serve } from '@ticketing-dev/common/http';
import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { listSales } from '../use-cases/list-sales.ts';
import * as api from './sales-api.ts';
import { SALES_COLUMNS } from './sales-csv.ts';

/** A file of everything is more work than a page of it. */
const EXPORTING = { name: 'export', points: 30, perSeconds: 60, by: 'user' } as const;

export function salesRoutes(deps: Deps): Router {
  const router = Router();

  serve(
    router,
    api.exportSales,
    [rateLimit(deps, EXPORTING)],
    async ({ user, query: { ticketId: listingId }, res }) => {
      const sellerId = hasPermission(user, 'orders:read-any') ? undefined : user.id;
      const rows = await listSales(deps, { listingId, sellerId });
      await answerCsv(res, { filename: `orders-${listingId}.csv`, columns: SALES_COLUMNS, rows });
    },
  );

  return router;
}
