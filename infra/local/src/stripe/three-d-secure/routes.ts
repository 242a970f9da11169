import { type Request, Router } from 'express';
import type { Double } from '../double.ts';
import { backgroundCall } from '../http/background-call.ts';
import { parseForm } from '../http/form.ts';
import type { PaymentIntentRow } from '../state/rows.ts';
import { answerBank, pendingIntent } from './answer.ts';
import { authenticationPage, closingPage } from './page.ts';

const OVER = 'There is nothing to answer here any more.';

/** The bank's page: reached by whoever has its address, as at Stripe. */
export function threeDSecureRoutes(double: Double): Router {
  const router = Router();
  router.get('/redirect/authenticate/:token', (req, res) => {
    const row = pendingIntent(double, req.params.token);
    res.status(row ? 200 : 410).send(row ? authenticationPage(row) : closingPage(OVER));
  });
  router.post('/redirect/authenticate/:token', (req: Request<{ token: string }>, res) => {
    const row = pendingIntent(double, req.params.token);
    if (!row) return void res.status(410).send(closingPage(OVER));
    const body: unknown = req.body;
    const action = typeof body === 'string' ? parseForm(body).action : undefined;
    const status = answerBank(backgroundCall(double, row.account), row, action === 'complete');
    const back = backToShop(row, status);
    if (back) res.redirect(303, back);
    else res.send(closingPage(`Done (${status}). You can go back to the shop.`));
  });
  return router;
}

function backToShop({ object, pending }: PaymentIntentRow, status: string): string | null {
  if (!pending?.returnUrl) return null;
  const url = new URL(pending.returnUrl);
  url.searchParams.set('payment_intent', object.id);
  url.searchParams.set('payment_intent_client_secret', object.client_secret ?? '');
  url.searchParams.set('redirect_status', status);
  return url.href;
}
