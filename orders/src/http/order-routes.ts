import { CreateOrderBody, Id, ListOrdersQuery, RefundOrderBody } from '@ticketing-dev/common/contracts';
import {
  currentUser,
  decodeCursor,
  encodeCursor,
  hasPermission,
  rateLimit,
  readBody,
  readId,
  readIdempotency,
  readQuery,
  requirePermission,
  requireUser,
} from '@ticketing-dev/common/http';
import { Router } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { cancelOrder } from '../use-cases/cancel-order.ts';
import { getOrder } from '../use-cases/get-order.ts';
import { listOrders } from '../use-cases/list-orders.ts';
import { refundOrder } from '../use-cases/refund-order.ts';
import { reserveOrder } from '../use-cases/reserve-order.ts';
import { orderAnswer } from './order-answer.ts';

/** Where the page before ended. With its sort, so that a cursor fits its own list only. */
const Cursor = (sort: ListOrdersQuery['sort']) => z.object({ sort: z.literal(sort), id: Id });
/** Above what a person does, below what a program would like to. */
const RESERVING = { name: 'reserve', points: 600, perSeconds: 60, by: 'user' } as const;
/** A hall's whole audience may sit behind one address; accounts cost nothing. */
const RESERVING_THERE = { name: 'reserve-address', points: 1_800, perSeconds: 60, by: 'address' } as const;

export function orderRoutes(deps: Deps): Router {
  const router = Router();

  const few = [rateLimit(deps, RESERVING), rateLimit(deps, RESERVING_THERE)];
  router.post('/', requirePermission('orders:create'), ...few, async (req, res) => {
    const { ticketId, quantity, unitPrice } = readBody(req, CreateOrderBody);
    const wish = { buyerId: currentUser(req).id, quantity, unitPrice };
    const order = await reserveOrder(deps, { listingId: ticketId, wish, idempotency: readIdempotency(req) });
    res.status(201).json(orderAnswer(await getOrder(deps, { orderId: order.id })));
  });

  router.get('/', requireUser, async (req, res) => {
    const { limit, cursor, status, sort } = readQuery(req, ListOrdersQuery);
    const after = cursor === undefined ? undefined : decodeCursor(cursor, Cursor(sort)).id;
    const { items, next } = await listOrders(deps, { buyerId: currentUser(req).id, status, sort, after, limit });
    res.json({ items: items.map(orderAnswer), nextCursor: next === null ? null : encodeCursor({ sort, id: next }) });
  });

  router.get('/:id', requireUser, async (req, res) => {
    const user = currentUser(req);
    const buyerId = hasPermission(user, 'orders:read-any') ? undefined : user.id;
    res.json(orderAnswer(await getOrder(deps, { orderId: readId(req, 'id'), buyerId })));
  });

  router.delete('/:id', requireUser, async (req, res) => {
    await cancelOrder(deps, { orderId: readId(req, 'id'), buyerId: currentUser(req).id });
    res.status(204).end();
  });

  router.post('/:id/refund', requirePermission('orders:refund-any'), async (req, res) => {
    const { reason } = readBody(req, RefundOrderBody);
    res.json(orderAnswer(await refundOrder(deps, { orderId: readId(req, 'id'), reason })));
  });

  return router;
}
