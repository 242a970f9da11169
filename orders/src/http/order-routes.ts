import { Id, type ListOrdersQuery } from '@ticketing-dev/common/contracts';
import { decodeCursor, encodeCursor, hasPermission, rateLimit, serve } from '@ticketing-dev/common/http';
import { Router } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { cancelOrder } from '../use-cases/cancel-order.ts';
import { getOrder } from '../use-cases/get-order.ts';
import { listOrders } from '../use-cases/list-orders.ts';
import { refundOrder } from '../use-cases/refund-order.ts';
import { reserveOrder } from '../use-cases/reserve-order.ts';
import { orderAnswer } from './order-answer.ts';
import * as api from './order-api.ts';

/** Where the page before ended. With its sort, so that a cursor fits its own list only. */
const Cursor = (sort: ListOrdersQuery['sort']) => z.object({ sort: z.literal(sort), id: Id });
/** Above what a person does, below what a program would like to. */
const RESERVING = { name: 'reserve', points: 600, perSeconds: 60, by: 'user' } as const;
/** A hall's whole audience may sit behind one address; accounts cost nothing. */
const RESERVING_THERE = { name: 'reserve-address', points: 1_800, perSeconds: 60, by: 'address' } as const;

export function orderRoutes(deps: Deps): Router {
  const router = Router();

  const few = [rateLimit(deps, RESERVING), rateLimit(deps, RESERVING_THERE)];
  serve(router, api.reserveOrder, few, async ({ user, body, idempotency, res }) => {
    const { ticketId: listingId, quantity, unitPrice } = body;
    const wish = { buyerId: user.id, quantity, unitPrice };
    const order = await reserveOrder(deps, { listingId, wish, idempotency });
    res.status(201).json(orderAnswer(await getOrder(deps, { orderId: order.id })));
  });

  serve(router, api.listOrders, async ({ user, query: { limit, cursor, status, sort }, res }) => {
    const after = cursor === undefined ? undefined : decodeCursor(cursor, Cursor(sort)).id;
    const { items, next } = await listOrders(deps, { buyerId: user.id, status, sort, after, limit });
    res.json({ items: items.map(orderAnswer), nextCursor: next === null ? null : encodeCursor({ sort, id: next }) });
  });

  serve(router, api.getOrder, async ({ user, params, res }) => {
    const buyerId = hasPermission(user, 'orders:read-any') ? undefined : user.id;
    res.json(orderAnswer(await getOrder(deps, { orderId: params.id, buyerId })));
  });

  serve(router, api.cancelOrder, async ({ user, params, res }) => {
    await cancelOrder(deps, { orderId: params.id, buyerId: user.id });
    res.status(204).end();
  });

  serve(router, api.refundOrder, async ({ params, body, res }) => {
    res.json(orderAnswer(await refundOrder(deps, { orderId: params.id, reason: body.reason })));
  });

  return router;
}
