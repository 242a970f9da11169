import { type SessionClaims, tokenOf, verifySessionToken } from '@ticketing-dev/common/http';
import type { Request } from 'express';
import type { Deps } from '../deps.ts';

/**
 * Whose session the cookie names, even when its token has expired or was refused: for the routes that then ask the session's
 * own row, which is the truth about it. Undefined when nothing of ours was brought.
 */
export function claimsOf(deps: Deps, req: Request): SessionClaims | undefined {
  const token = tokenOf(req);
  if (token === undefined) return undefined;
  try {
    return verifySessionToken(token, deps.config.JWT_PUBLIC_KEYS, deps.clock(), { evenExpired: true });
  } catch {
    return undefined;
  }
}
