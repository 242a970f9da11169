import { RequestLinkBody, ResetPasswordBody, VerifyEmailBody } from '@ticketing-dev/common/contracts';
import { currentUser, optionalUser, rateLimit, readBody, requireUser, sessionCookie } from '@ticketing-dev/common/http';
import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { renewSession } from '../use-cases/renew-session.ts';
import { requestReset } from '../use-cases/request-reset.ts';
import { requestVerification } from '../use-cases/request-verification.ts';
import { resetPassword } from '../use-cases/reset-password.ts';
import { verifyEmail } from '../use-cases/verify-email.ts';

/** Links by mail. */
export function linkRoutes(deps: Deps): Router {
  const router = Router();
  const fewPerAddress = rateLimit(deps, { name: 'links', points: 100, perSeconds: 900, by: 'address' });

  router.post('/verify/request', requireUser, async (req, res) => {
    await requestVerification(deps, { userId: currentUser(req).id });
    res.status(202).json({});
  });

  router.post('/verify', fewPerAddress, async (req, res) => {
    const { token } = readBody(req, VerifyEmailBody);
    const actor = optionalUser(req);
    const user = await verifyEmail(deps, { token, actorId: actor?.id });
    // What the cookie says of its bearer may have changed by this.
    if (actor?.id === user.id) {
      const renewed = await renewSession(deps, { userId: actor.id, sessionId: actor.sid });
      sessionCookie(res, renewed?.token ?? null);
    }
    res.json({});
  });

  router.post('/reset/request', fewPerAddress, async (req, res) => {
    await requestReset(deps, readBody(req, RequestLinkBody));
    res.status(202).json({});
  });

  router.post('/reset', fewPerAddress, async (req, res) => {
    await resetPassword(deps, readBody(req, ResetPasswordBody));
    sessionCookie(res, null);
    res.json({});
  });

  return router;
}
