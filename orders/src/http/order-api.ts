import { CreateOrderBody, Id, ListOrdersQuery, Order, pageOf, RefundOrderBody } from '@ticketing-dev/common/contracts';
import { idParam, route } from '@ticketing-dev/common/http';

const params = idParam(Id);

export const reserveOrder = route({
  method: 'post',
  path: '/api/orders',
  summary: 'Reserves seats',
  description: 'They are held until `expiresAt`; what is not paid by then is for sale again. All seats or none.',
  who: 'orders:create',
  idempotent: true,
  body: CreateOrderBody,
  answers: { 201: Order },
  refusals: {
    forbidden: ['account-not-active'],
    'not-found': ['listing-not-found', 'order-not-found'],
    conflict: ['listing-withdrawn', 'price-changed', 'sales-ended', 'selling-stopped', 'sold-out'],
    unprocessable: ['amount-not-payable', 'over-buyer-limit', 'over-order-limit', 'own-listing'],
    'too-many-requests': ['too-many-holds'],
    unavailable: ['try-again'],
  },
});

export const listOrders = route({
  method: 'get',
  path: '/api/orders',
  summary: "One's own orders",
  who: 'signed-in',
  query: ListOrdersQuery,
  answers: { 200: pageOf(Order) },
});

export const getOrder = route({
  method: 'get',
  path: '/api/orders/:id',
  summary: 'One order',
  description: "One's own; with the permission `orders:read-any` anybody's.",
  who: 'signed-in',
  params,
  answers: { 200: Order },
  refusals: { 'not-found': ['order-not-found'] },
});

export const cancelOrder = route({
  method: 'delete',
  path: '/api/orders/:id',
  summary: 'Gives the seats back before paying',
  who: 'signed-in',
  params,
  answers: { 204: null },
  refusals: { 'not-found': ['order-not-found'], conflict: ['order-not-cancellable'] },
});

export const refundOrder = route({
  method: 'post',
  path: '/api/orders/:id/refund',
  summary: 'Gives a paid order its money back',
  who: 'orders:refund-any',
  params,
  body: RefundOrderBody,
  answers: { 200: Order },
  refusals: { 'not-found': ['order-not-found'], conflict: ['order-not-refundable'] },
});
