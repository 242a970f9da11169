import { Amount, Instant, pageOf } from '@ticketing-dev/common/contracts';
import { route } from '@ticketing-dev/common/http';
import { z } from 'zod';

const money = {
  intentId: z.string().meta({ description: "Stripe's PaymentIntent." }),
  orderId: z.string().nullable(),
  amount: Amount,
  currency: z.string(),
};
const Stray = z.object({ ...money, status: z.string().meta({ description: "Stripe's word." }) }).meta({ id: 'Stray' });
const ReturnedStray = z
  .object({ ...money, outcome: z.enum(['voided', 'refunded', 'failed']) })
  .meta({ id: 'ReturnedStray' });

export const findStrays = route({
  method: 'get',
  path: '/api/ops/payments/strays',
  summary: 'After a restore: money that Stripe has and no payment here knows of',
  who: 'ops',
  query: z.object({ since: Instant }),
  answers: { 200: pageOf(Stray) },
  refusals: { unavailable: ['payment-provider-unavailable'] },
});

export const returnStrays = route({
  method: 'post',
  path: '/api/ops/payments/strays/return',
  summary: 'Gives all of that money back',
  description: 'Safe to repeat.',
  who: 'ops',
  body: z.strictObject({ since: Instant, reason: z.string().trim().min(1).max(500) }).meta({ id: 'ReturnStrays' }),
  answers: { 200: z.object({ items: z.array(ReturnedStray) }) },
  refusals: { unavailable: ['payment-provider-unavailable'] },
});
