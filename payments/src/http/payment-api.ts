import { CreatePaymentBody, Id, Payment, pageOf } from '@ticketing-dev/common/contracts';
import { idParam, route } from '@ticketing-dev/common/http';
import { z } from 'zod';

export const createPayment = route({
  method: 'post',
  path: '/api/payments',
  summary: 'Begins or joins the payment of an order',
  description: "The amount is the order's, never the caller's to say. With `paymentMethodId` it is confirmed at once.",
  who: 'orders:create',
  idempotent: true,
  body: CreatePaymentBody,
  answers: { 201: Payment },
  refusals: {
    invalid: ['payment-method-refused'],
    'payment-required': ['card-declined'],
    'not-found': ['order-unknown'],
    conflict: ['order-not-payable', 'payment-closing'],
    unprocessable: ['amount-not-payable'],
    unavailable: ['payment-busy', 'payment-provider-unavailable'],
  },
});

export const listPayments = route({
  method: 'get',
  path: '/api/payments',
  summary: 'All payments of an order, the oldest first',
  description: "Of one's own order; with the permission `payments:read-any` of anybody's.",
  who: 'signed-in',
  query: z.object({ orderId: Id }),
  answers: { 200: pageOf(Payment) },
  refusals: { 'not-found': ['order-unknown'] },
});

export const getPayment = route({
  method: 'get',
  path: '/api/payments/:id',
  summary: 'One payment',
  description: "One's own; with the permission `payments:read-any` anybody's.",
  who: 'signed-in',
  params: idParam(Id),
  answers: { 200: Payment },
  refusals: { 'not-found': ['payment-unknown'] },
});

export const receiveStripeEvent = route({
  method: 'post',
  path: '/api/payments/webhook',
  summary: "Stripe's webhook",
  description: 'The signature is over the bytes of the body and at most 5 minutes old.',
  who: 'everyone',
  raw: true,
  headers: z.object({ 'Stripe-Signature': z.string().optional() }),
  body: z.looseObject({ id: z.string(), type: z.string() }).meta({ id: 'StripeEvent' }),
  answers: { 200: z.object({ received: z.literal(true) }) },
  refusals: { invalid: ['webhook-not-signed'] },
});
