import { Id } from '@ticketing-dev/common/contracts';
import { answerCsv, currentUser, hasPermission, rateLimit, readQuery, requireUser } from '@ticketing-dev/common/http';
import { Router } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { listSales } from '../use-cases/list-sales.ts';
import { SALES_COLUMNS } from './sales-csv.ts';

const SalesQuery = z.object({ ticketId: Id });
/** A file of everything is more work than a page of it. */
const EXPORTING = { name: 'export', points: 30, perSeconds: 60, by: 'user' } as const;

export function salesRoutes(deps: Deps): Router {
  const router = Router();

  /** For the seller: every order of one listing, as a file for a spreadsheet. */
  router.get('/sales.csv', requireUser, rateLimit(deps, EXPORTING), async (req, res) => {
    const { ticketId: listingId } = readQuery(req, SalesQuery);
    const user = currentUser(req);
    const sellerId = hasPermission(user, 'orders:read-any') ? undefined : user.id;
    const rows = await listSales(deps, { listingId, sellerId });
    await answerCsv(res, { filename: `orders-${listingId}.csv`, columns: SALES_COLUMNS, rows });
  });

  return router;
}
