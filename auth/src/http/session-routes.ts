import { SignInBody, SignUpBody } from '@ticketing-dev/common/contracts';
import { clientAddress, currentUser, readBody, readId, requireUser, sessionCookie } from '@ticketing-dev/common/http';
import { type Request, type Response, Router } from 'express';
import type { Deps } from '../deps.ts';
import { sessionOver } from '../domain/session.ts';
import { publicUser } from '../domain/user.ts';
import { endSession } from '../use-cases/end-session.ts';
import { listSessions } from '../use-cases/list-sessions.ts';
import { readCurrentUser } from '../use-cases/read-current-user.ts';
import { renewSession } from '../use-cases/renew-session.ts';
import { signIn } from '../use-cases/sign-in.ts';
import { signOut } from '../use-cases/sign-out.ts';
import { signOutEverywhere } from '../use-cases/sign-out-everywhere.ts';
import { signUp } from '../use-cases/sign-up.ts';
import type { SignedIn } from '../use-cases/start-session.ts';
import { claimsOf } from './claims.ts';

/** Coming, going, and staying. */
export function sessionRoutes(deps: Deps): Router {
  const router = Router();

  router.post('/signup', async (req, res) => {
    const signedIn = await signUp(deps, { ...readBody(req, SignUpBody), ...origin(req) });
    answer(res.status(201), signedIn);
  });

  router.post('/signin', async (req, res) => {
    answer(res, await signIn(deps, { ...readBody(req, SignInBody), ...origin(req) }));
  });

  router.post('/signout', async (req, res) => {
    const claims = claimsOf(deps, req);
    if (claims) await signOut(deps, claims);
    sessionCookie(res, null);
    res.json({});
  });

  router.post('/renew', async (req, res) => {
    // Whatever goes wrong, a cookie that is worth nothing goes; a database that is away leaves it.
    const claims = claimsOf(deps, req);
    const renewed = claims && (await renewSession(deps, claims));
    if (renewed) return answer(res, renewed);
    sessionCookie(res, null);
    throw sessionOver();
  });

  router.get('/currentuser', async (req, res) => {
    const claims = claimsOf(deps, req);
    res.json({ currentUser: claims ? await readCurrentUser(deps, claims) : null });
  });

  router.get('/sessions', requireUser, async (req, res) => {
    res.json({ items: await listSessions(deps, currentUser(req)), nextCursor: null });
  });

  router.delete('/sessions/:id', requireUser, async (req, res) => {
    const user = currentUser(req);
    const sessionId = readId(req, 'id');
    await endSession(deps, { userId: user.id, sessionId });
    if (sessionId === user.sid) sessionCookie(res, null);
    res.status(204).end();
  });

  router.post('/signout-everywhere', requireUser, async (req, res) => {
    await signOutEverywhere(deps, { userId: currentUser(req).id });
    sessionCookie(res, null);
    res.json({});
  });

  return router;
}

function answer(res: Response, { user, token }: SignedIn): void {
  sessionCookie(res, token);
  res.json(publicUser(user));
}

function origin(req: Request) {
  return { userAgent: req.get('User-Agent') ?? null, address: clientAddress(req.ip) };
}
