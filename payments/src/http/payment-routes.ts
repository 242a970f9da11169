import { CreatePaymentBody, Id } from '@ticketing-dev/common/contracts';
import {
  currentUser,
  hasPermission,
  rateLimit,
  readBody,
  readId,
  readIdempotency,
  readQuery,
  requirePermission,
  requireUser,
} from '@ticketing-dev/common/http';
import { type Request, Router } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { createPayment } from '../use-cases/create-payment.ts';
import { getPayment, paymentsOfOrder } from '../use-cases/read-payment.ts';
import { paymentAnswer } from './payment-answer.ts';

const ListPaymentsQuery = z.object({ orderId: Id });
/** Enough for a person with a bad card, too few for trying stolen ones. */
const TRIES = { name: 'create-payment', points: 20, perSeconds: 60, by: 'user' } as const;

export function paymentRoutes(deps: Deps): Router {
  const router = Router();
  const answer = paymentAnswer(deps.config.STRIPE_PUBLISHABLE_KEY);

  router.post('/', requireUser, requirePermission('orders:create'), rateLimit(deps, TRIES), async (req, res) => {
    const { orderId, paymentMethodId } = readBody(req, CreatePaymentBody);
    const buyerId = currentUser(req).id;
    const payment = await createPayment(deps, { orderId, buyerId, paymentMethodId, idempotency: readIdempotency(req) });
    res.status(201).location(`/api/payments/${payment.id}`).json(answer(payment));
  });

  router.get('/', requireUser, async (req, res) => {
    const { orderId } = readQuery(req, ListPaymentsQuery);
    const payments = await paymentsOfOrder(deps, { orderId, reader: readerOf(req) });
    res.json({ items: payments.map(answer), nextCursor: null });
  });

  router.get('/:id', requireUser, async (req, res) => {
    res.json(answer(await getPayment(deps, { id: readId(req, 'id'), reader: readerOf(req) })));
  });

  return router;
}

function readerOf(req: Request) {
  const user = currentUser(req);
  return { id: user.id, readsAny: hasPermission(user, 'payments:read-any') };
}
