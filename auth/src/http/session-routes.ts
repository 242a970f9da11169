import { clientAddress, serve, sessionCookie } from '@ticketing-dev/common/http';
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
import * as api from './session-api.ts';

/** Coming, going, and staying. */
export function sessionRoutes(deps: Deps): Router {
  const router = Router();

  serve(router, api.signUp, async ({ req, body, res }) => {
    answer(res.status(201), await signUp(deps, { ...body, ...origin(req) }));
  });

  serve(router, api.signIn, async ({ req, body, res }) => {
    answer(res, await signIn(deps, { ...body, ...origin(req) }));
  });

  serve(router, api.signOut, async ({ req, res }) => {
    const claims = claimsOf(deps, req);
    if (claims) await signOut(deps, claims);
    sessionCookie(res, null);
    res.json({});
  });

  serve(router, api.renewSession, async ({ req, res }) => {
    // Whatever goes wrong, a cookie that is worth nothing goes; a database that is away leaves it.
    const claims = claimsOf(deps, req);
    const renewed = claims && (await renewSession(deps, claims));
    if (renewed) return answer(res, renewed);
    sessionCookie(res, null);
    throw sessionOver();
  });

  serve(router, api.readCurrentUser, async ({ req, res }) => {
    const claims = claimsOf(deps, req);
    res.json({ currentUser: claims ? await readCurrentUser(deps, claims) : null });
  });

  serve(router, api.listSessions, async ({ user, res }) => {
    res.json({ items: await listSessions(deps, user), nextCursor: null });
  });

  serve(router, api.endSession, async ({ user, params, res }) => {
    await endSession(deps, { userId: user.id, sessionId: params.id });
    if (params.id === user.sid) sessionCookie(res, null);
    res.status(204).end();
  });

  serve(router, api.signOutEverywhere, async ({ user, res }) => {
    await signOutEverywhere(deps, { userId: user.id });
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
