import { serve } from '@ticketing-dev/common/http';
import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { receiveStripeEvent } from '../use-cases/receive-stripe-event.ts';
import * as api from './payment-api.ts';

/** Stripe's, not a visitor's: proved by its signature of the body's bytes. */
export function webhookRoute(deps: Deps): Router {
  const router = Router();
  serve(router, api.receiveStripeEvent, async ({ req, res }) => {
    await receiveStripeEvent(deps, { body: req.body, signature: req.get('stripe-signature') });
    res.json({ received: true });
  });
  return router;
}
