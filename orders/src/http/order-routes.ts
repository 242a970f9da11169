import { CreateOrderBody, Id, ORDER_STATUSES, PageQuery, RefundOrderBody } from '@ticketing-dev/common/contracts';
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

const ListQuery = PageQuery.extend({ status: z.enum(ORDER_STATUSES).optional() });
/** Above what a person does, below what a program would like to. */
const RESERVING = { name: 'reserve', points: 600, perSeconds: 60, by: 'user' } as const;
/** A hall's whole audience may sit behind one address; accounts cost nothing. */
const RESERVING_THERE = { name: 'reserve-address', points: 1_800, perSeconds: 60, by: 'address' } as const;

export function orderRoutes(deps: Deps): Router {
  const router = Router();

  const few = [rateLimit(deps, RESERVING), rateLimit(deps, RESERVING_THERE)];
  router.post('/', requirePermission('orders:create'), ...few, async (req, res) => {
    const { ticketId, quantity, unitPrice } = readBody(req, CreateOrderBody);
    const buyerId = currentUser(req).id;
    const wish = { buyerId, quantity, unitPrice };
    const idempotency = readIdempotency(req);
    const order = await deps.holdCap(buyerId, () => reserveOrder(deps, { listingId: ticketId, wish, idempotency }));
    res.status(201).json(orderAnswer(await getOrder(deps, { orderId: order.id })));
  });

  router.get('/', requireUser, async (req, res) => {
    const { limit, cursor, status } = readQuery(req, ListQuery);
    const after = cursor === undefined ? undefined : decodeCursor(cursor, Id);
    const { items, next } = await listOrders(deps, { buyerId: currentUser(req).id, status, after, limit });
    res.json({ items: items.map(orderAnswer), nextCursor: next === null ? null : encodeCursor(next) });
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
