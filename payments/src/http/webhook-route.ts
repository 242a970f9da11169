import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { receiveStripeEvent } from '../use-cases/receive-stripe-event.ts';

export const WEBHOOK_PATH = '/api/payments/webhook';

/** Stripe's, not a visitor's: proved by its signature of the body's bytes. */
export function webhookRoute(deps: Deps): Router {
  const router = Router();
  router.post('/', async (req, res) => {
    await receiveStripeEvent(deps, { body: req.body, signature: req.get('stripe-signature') });
    res.json({ received: true });
  });
  return router;
}
