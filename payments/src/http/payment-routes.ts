import { hasPermission, rateLimit, type SessionUser, serve } from '@ticketing-dev/common/http';
import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { createPayment } from '../use-cases/create-payment.ts';
import { getPayment, paymentsOfOrder } from '../use-cases/read-payment.ts';
import { paymentAnswer } from './payment-answer.ts';
import * as api from './payment-api.ts';

/** Enough for a person with a bad card, too few for trying stolen ones. */
const TRIES = { name: 'create-payment', points: 20, perSeconds: 60, by: 'user' } as const;

export function paymentRoutes(deps: Deps): Router {
  const router = Router();
  const answer = paymentAnswer(deps.config.STRIPE_PUBLISHABLE_KEY);

  serve(router, api.createPayment, [rateLimit(deps, TRIES)], async ({ user, body, idempotency, res }) => {
    const payment = await createPayment(deps, { ...body, buyerId: user.id, idempotency });
    res.status(201).location(`/api/payments/${payment.id}`).json(answer(payment));
  });

  serve(router, api.listPayments, async ({ user, query, res }) => {
    const payments = await paymentsOfOrder(deps, { orderId: query.orderId, reader: readerOf(user) });
    res.json({ items: payments.map(answer), nextCursor: null });
  });

  serve(router, api.getPayment, async ({ user, params, res }) => {
    res.json(answer(await getPayment(deps, { id: params.id, reader: readerOf(user) })));
  });

  return router;
}

function readerOf(user: SessionUser) {
  return { id: user.id, readsAny: hasPermission(user, 'payments:read-any') };
}
