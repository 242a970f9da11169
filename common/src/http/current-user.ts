import type { Request, RequestHandler } from 'express';
import type { Permission } from '../contracts/index.ts';
import { AppError } from '../errors/index.ts';
import { tokenOf } from './session-cookie.ts';
import { notSignedIn } from './session-token.ts';
import type { Sessions, SessionUser } from './sessions.ts';

type Reading = { readonly user: SessionUser } | { readonly refusal: AppError };
const readings = new WeakMap<Request, Reading>();

/** Reads who is asking, once a request. A bad token is no error yet: a page for everyone is for its bearer too. */
export function readSession(sessions: Sessions): RequestHandler {
  return async (req, _res, next) => {
    const token = tokenOf(req);
    readings.set(req, token === undefined ? { refusal: notSignedIn() } : await reading(sessions, token));
    next();
  };
}

async function reading(sessions: Sessions, token: string): Promise<Reading> {
  try {
    return { user: await sessions.read(token) };
  } catch (error) {
    if (error instanceof AppError) return { refusal: error };
    throw error;
  }
}

/**
 * Who is asking.
 *
 * @throws AppError 401: `token-expired` when renewing may help, else `not-signed-in`.
 */
export function currentUser(req: Request): SessionUser {
  const found = readings.get(req);
  if (found === undefined) throw notSignedIn();
  if ('refusal' in found) throw found.refusal;
  return found.user;
}

/** Who is asking, or nobody; for what everyone may see. */
export function optionalUser(req: Request): SessionUser | undefined {
  const found = readings.get(req);
  return found !== undefined && 'user' in found ? found.user : undefined;
}

/** Lets signed-in callers pass. */
export const requireUser: RequestHandler = (req, _res, next) => {
  currentUser(req);
  next();
};

/** Lets callers pass whose roles allow it; 403 `not-allowed` for others. */
export function requirePermission(permission: Permission): RequestHandler {
  return (req, _res, next) => {
    if (!hasPermission(currentUser(req), permission)) {
      throw new AppError('forbidden', 'not-allowed', 'You are not allowed to do this.');
    }
    next();
  };
}

/** For what the caller's own things do not need and other people's do. */
export function hasPermission(user: SessionUser, permission: Permission): boolean {
  return user.permissions.includes(permission);
}
