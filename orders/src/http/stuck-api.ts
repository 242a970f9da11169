import { Id, Instant, OrderState, PageQuery, pageOf } from '@ticketing-dev/common/contracts';
import { idParam, route } from '@ticketing-dev/common/http';
import { z } from 'zod';

const { status, quantity, paymentId } = OrderState.shape;
const StuckOrder = z
  .object({
    id: Id,
    ticketId: Id,
    buyerId: Id,
    status,
    quantity,
    paymentId,
    expiresAt: Instant,
    updatedAt: Instant,
    why: z.string().meta({ description: 'What it waits for.' }),
  })
  .meta({ id: 'StuckOrder' });

export const listStuck = route({
  method: 'get',
  path: '/api/ops/orders/stuck',
  summary: 'Orders that should have moved on, the longest waiting first',
  who: 'ops',
  query: PageQuery.pick({ limit: true }),
  answers: { 200: pageOf(StuckOrder) },
});

export const checkOrder = route({
  method: 'post',
  path: '/api/ops/orders/:id/check',
  summary: 'Looks at one order now',
  who: 'ops',
  params: idParam(Id),
  body: z.strictObject({}),
  answers: { 202: z.object({ id: Id, status }) },
  refusals: { 'not-found': ['order-not-found'] },
});
