import { serve } from '@ticketing-dev/common/http';
import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { getPayment } from '../use-cases/read-payment.ts';
import * as api from './stuck-api.ts';

type Stuck = Awaited<ReturnType<Deps['payments']['stuck']>>[number];

/** For operators: money that should have moved on, and looking at a payment at Stripe now. */
export function stuckRoutes(deps: Deps): Router {
  const router = Router();

  serve(router, api.listStuck, async ({ query, res }) => {
    const stuck = await deps.payments.stuck({ afterMs: deps.stuckAfterMs, limit: query.limit });
    res.json({ items: stuck.map(stuckAnswer), nextCursor: null });
  });

  serve(router, api.checkPayment, async ({ params, res }) => {
    const { id } = await getPayment(deps, { id: params.id, reader: { id: '', readsAny: true } });
    await deps.payments.promptPayment(id);
    res.status(202).json({ id });
  });

  return router;
}

function stuckAnswer({ payment, since, failures }: Stuck) {
  const { id, orderId, buyerId, status, amount, currency, amountCaptured, amountRefunded, reason, intent } = payment;
  const money = { amount, currency, amountCaptured, amountRefunded };
  const waiting = { since: since.toISOString(), failures };
  return { id, orderId, buyerId, status, ...money, reason, intentId: intent?.id ?? null, ...waiting };
}
