export { answerCsv, type CsvColumns } from './answer-csv.ts';
export {
  type Api,
  content,
  Done,
  documentApi,
  idParam,
  type OpenApi,
  openApi,
  type Route,
  route,
  serve,
} from './api/index.ts';
export { buildHttpApp, type HttpAppOptions } from './build-http-app.ts';
export { clientAddress } from './client-address.ts';
export {
  currentUser,
  hasPermission,
  optionalUser,
  requirePermission,
  requireUser,
} from './current-user.ts';
export { decodeCursor, encodeCursor } from './cursor.ts';
export type { HttpBase } from './http-base.ts';
export { keyIdOf, type PublicKeys, readPublicKeys, readSigningKey, type SigningKey } from './jwt-keys.ts';
export { opsApi } from './ops-api.ts';
export { opsRoutes } from './ops-routes.ts';
export { notFound } from './problem.ts';
export { type RateLimit, rateLimit, rateLimiter, tooManyRequests } from './rate-limit.ts';
export { readIdempotency } from './read-idempotency.ts';
export { readBody, readId, readQuery } from './read-input.ts';
export { isRevoked, type Revocation, revocationKey } from './revocations.ts';
export { type Roles, rolesCopy } from './roles.ts';
export { sessionCookie, sessionCookies, tokenOf } from './session-cookie.ts';
export {
  notSignedIn,
  SESSION_TOKEN_SECONDS,
  type SessionClaims,
  signSessionToken,
  verifySessionToken,
} from './session-token.ts';
export { type Sessions, type SessionUser, sessionVerifier } from './sessions.ts';
