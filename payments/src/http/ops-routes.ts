import { PageQuery } from '@ticketing-dev/common/contracts';
import { readId, readQuery, requirePermission } from '@ticketing-dev/common/http';
import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { getPayment } from '../use-cases/read-payment.ts';

const ListStuckQuery = PageQuery.pick({ limit: true });

/** For operators: money that should have moved on, and looking at a payment at Stripe now. */
export function stuckRoutes(deps: Deps): Router {
  const router = Router();
  router.use(requirePermission('ops'));

  router.get('/stuck', async (req, res) => {
    const { limit } = readQuery(req, ListStuckQuery);
    const stuck = await deps.payments.stuck({ afterMs: deps.stuckAfterMs, limit });
    const items = stuck.map(({ payment, since, failures }) => {
      const { id, orderId, buyerId, status, amount, currency, amountCaptured, amountRefunded, reason, intent } =
        payment;
      const money = { amount, currency, amountCaptured, amountRefunded };
      return { id, orderId, buyerId, status, ...money, reason, intentId: intent?.id ?? null, since, failures };
    });
    res.json({ items, nextCursor: null });
  });

  router.post('/:id/check', async (req, res) => {
    const { id } = await getPayment(deps, { id: readId(req, 'id'), reader: { id: '', readsAny: true } });
    await deps.payments.promptPayment(id);
    res.status(202).json({ id });
  });

  return router;
}
