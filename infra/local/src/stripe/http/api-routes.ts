import { Router, text } from 'express';
import Stripe from 'stripe';
import { chargeEndpoints } from '../charges/endpoints.ts';
import type { Double } from '../double.ts';
import { eventEndpoints } from '../events/endpoints.ts';
import { paymentIntentEndpoints } from '../payment-intents/endpoints.ts';
import { paymentMethodEndpoints } from '../payment-methods/endpoints.ts';
import { refundEndpoints } from '../refunds/endpoints.ts';
import { errorBody } from './api-error.ts';
import { runningKeys } from './idempotency.ts';
import { serve } from './serve.ts';

/** Stripe's API under `/v1`. */
export function apiRoutes(double: Double): Router {
  const router = Router();
  const running = runningKeys();
  router.use('/v1', (req, res, next) => {
    res.set({
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': 'GET, HEAD, POST, DELETE, OPTIONS',
      'Access-Control-Allow-Headers': req.get('access-control-request-headers') ?? '*',
      'Access-Control-Expose-Headers': 'Request-Id, Idempotent-Replayed, Stripe-Should-Retry',
      'Access-Control-Max-Age': '300',
      'Stripe-Version': req.get('stripe-version') ?? Stripe.API_VERSION,
    });
    if (req.method === 'OPTIONS') res.status(200).end();
    else next();
  });
  router.use(text({ type: 'application/x-www-form-urlencoded', limit: '256kb' }));
  const endpoints = [
    ...paymentIntentEndpoints,
    ...chargeEndpoints,
    ...refundEndpoints,
    ...paymentMethodEndpoints,
    ...eventEndpoints,
  ];
  for (const endpoint of endpoints) router[endpoint.method](endpoint.path, serve(double, endpoint, running));
  router.use('/v1', (req, res) => {
    const message = `Unrecognized request URL (${req.method}: ${req.originalUrl.split('?')[0]}).`;
    res.status(404).json(errorBody({ type: 'invalid_request_error', message }, null));
  });
  return router;
}
