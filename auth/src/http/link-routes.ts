import { rateLimit, serve, sessionCookie } from '@ticketing-dev/common/http';
import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { renewSession } from '../use-cases/renew-session.ts';
import { requestReset } from '../use-cases/request-reset.ts';
import { requestVerification } from '../use-cases/request-verification.ts';
import { resetPassword } from '../use-cases/reset-password.ts';
import { verifyEmail } from '../use-cases/verify-email.ts';
import * as api from './link-api.ts';

/** Links by mail. */
export function linkRoutes(deps: Deps): Router {
  const router = Router();
  const fewPerAddress = rateLimit(deps, { name: 'links', points: 100, perSeconds: 900, by: 'address' });

  serve(router, api.requestVerification, async ({ user, res }) => {
    await requestVerification(deps, { userId: user.id });
    res.status(202).json({});
  });

  serve(router, api.verifyEmail, [fewPerAddress], async ({ user: actor, body: { token }, res }) => {
    const user = await verifyEmail(deps, { token, actorId: actor?.id });
    // What the cookie says of its bearer may have changed by this.
    if (actor?.id === user.id) {
      const renewed = await renewSession(deps, { userId: actor.id, sessionId: actor.sid });
      sessionCookie(res, renewed?.token ?? null);
    }
    res.json({});
  });

  serve(router, api.requestReset, [fewPerAddress], async ({ body, res }) => {
    await requestReset(deps, body);
    res.status(202).json({});
  });

  serve(router, api.resetPassword, [fewPerAddress], async ({ body, res }) => {
    await resetPassword(deps, body);
    sessionCookie(res, null);
    res.json({});
  });

  return router;
}
