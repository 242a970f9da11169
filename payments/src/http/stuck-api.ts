import { Id, Instant, Limit, Payment, pageOf } from '@ticketing-dev/common/contracts';
import { idParam, route } from '@ticketing-dev/common/http';
import { z } from 'zod';

const StuckPayment = Payment.pick({
  id: true,
  orderId: true,
  status: true,
  amount: true,
  currency: true,
  amountCaptured: true,
  amountRefunded: true,
  reason: true,
})
  .extend({
    buyerId: Id,
    intentId: z.string().nullable().meta({ description: "Stripe's PaymentIntent." }),
    since: Instant,
    failures: z.int().meta({ description: 'Failed tries to move it on, in a row.' }),
  })
  .meta({ id: 'StuckPayment' });

export const listStuck = route({
  method: 'get',
  path: '/api/ops/payments/stuck',
  summary: 'Money that should have moved on, the longest waiting first',
  who: 'ops',
  query: z.object({ limit: Limit }),
  answers: { 200: pageOf(StuckPayment) },
});

export const checkPayment = route({
  method: 'post',
  path: '/api/ops/payments/:id/check',
  summary: 'Has a payment looked at at Stripe now',
  who: 'ops',
  params: idParam(Id),
  answers: { 202: z.object({ id: Id }) },
  refusals: { 'not-found': ['payment-unknown'] },
});
