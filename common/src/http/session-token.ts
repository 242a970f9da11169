import jwt from 'jsonwebtoken';
import { z } from 'zod';
import { AppError } from '../errors/index.ts';
import type { PublicKeys, SigningKey } from './jwt-keys.ts';

const ISSUER = 'https://ticketing.dev';
const AUDIENCE = 'ticketing';
/** Life of a session's token; the session itself lives on in auth, which renews the token. */
export const SESSION_TOKEN_SECONDS = 600;
/** How far the clocks of two hosts may differ. */
export const CLOCK_TOLERANCE_SECONDS = 5;

export interface SessionClaims {
  readonly userId: string;
  readonly sessionId: string;
  readonly roles: readonly string[];
  /** Millisecond precision: a token made right after a revocation must not look older than it. */
  readonly issuedAt: Date;
  readonly expiresAt: Date;
}

const Payload = z.object({
  sub: z.string().min(1),
  sid: z.string().min(1),
  roles: z.array(z.string()),
  iat: z.number(),
  exp: z.number(),
});

/** Signs a session's token (ES256). Auth alone holds the key. */
export function signSessionToken(
  session: { userId: string; sessionId: string; roles: readonly string[] },
  signer: SigningKey,
  now: Date,
  lifeSeconds: number = SESSION_TOKEN_SECONDS,
): string {
  const iat = now.getTime() / 1_000;
  const payload = { sid: session.sessionId, roles: session.roles, iat, exp: iat + lifeSeconds };
  return jwt.sign(payload, signer.key, {
    algorithm: 'ES256',
    keyid: signer.kid,
    issuer: ISSUER,
    audience: AUDIENCE,
    subject: session.userId,
  });
}

/**
 * Judges a token by keys and clock alone: pure. Revocations are judged after it, see `isRevoked`.
 *
 * @param options.evenExpired for renewing: everything but the age is checked.
 * @throws AppError `token-expired` when renewing may help, `not-signed-in` for anything else that is wrong.
 */
export function verifySessionToken(
  token: string,
  keys: PublicKeys,
  now: Date,
  options: { evenExpired?: boolean } = {},
): SessionClaims {
  try {
    const kid = jwt.decode(token, { complete: true })?.header.kid;
    const key = kid === undefined ? undefined : keys.get(kid);
    if (key === undefined) throw notSignedIn();
    // The algorithm is ours to say, never the token's: no `none`, no HMAC with a public key as its secret.
    const verified = jwt.verify(token, key, {
      algorithms: ['ES256'],
      issuer: ISSUER,
      audience: AUDIENCE,
      clockTimestamp: now.getTime() / 1_000,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      ignoreExpiration: options.evenExpired ?? false,
    });
    const payload = Payload.parse(verified);
    return {
      userId: payload.sub,
      sessionId: payload.sid,
      roles: payload.roles,
      issuedAt: new Date(Math.round(payload.iat * 1_000)),
      expiresAt: new Date(Math.round(payload.exp * 1_000)),
    };
  } catch (error) {
    if (error instanceof jwt.TokenExpiredError) throw tokenExpired(error);
    throw error instanceof AppError ? error : notSignedIn(error);
  }
}

/** 401 `token-expired`: renewing may help. */
export function tokenExpired(cause?: unknown): AppError {
  return new AppError('unauthenticated', 'token-expired', 'Your session must be renewed.', { cause });
}

/** 401 `not-signed-in`. */
export function notSignedIn(cause?: unknown): AppError {
  return new AppError('unauthenticated', 'not-signed-in', 'Please sign in.', { cause });
}
