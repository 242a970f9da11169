import type { Redis } from 'ioredis';
import type { Clock } from '../runtime/clock.ts';
import type { Logger } from '../runtime/logger.ts';
import type { PublicKeys } from './jwt-keys.ts';
import { isRevoked, REVOCATION_LIFE_MS, type Revocation, revocationKey, revocationMemory } from './revocations.ts';
import type { Roles } from './roles.ts';
import { notSignedIn, type SessionClaims, tokenExpired, verifySessionToken } from './session-token.ts';

/** Who is asking: from a verified, unrevoked token and the copy of roles. */
export interface SessionUser {
  readonly id: string;
  readonly sid: string;
  readonly roles: readonly string[];
  readonly permissions: readonly string[];
}

export interface Sessions {
  /** @throws AppError `token-expired` or `not-signed-in`. */
  read(token: string): Promise<SessionUser>;
  /** What the tail of `session:revoked` heard. */
  heard(revocation: Revocation): void;
  /**
   * Refuses these tokens from now on: at once in this process, and in every other through Redis. Auth calls it beside telling
   * `session:revoked`, which reaches all even when Redis is down.
   */
  revoke(revocation: Revocation): Promise<void>;
}

/**
 * Reads session tokens as every service does: the signature by the known keys, then revocations, then the copy of roles. Without
 * Redis it knows the revocations that this process heard.
 */
export function sessionVerifier(parts: {
  keys: PublicKeys;
  clock: Clock;
  redis: Redis;
  roles: Roles;
  logger: Logger;
}): Sessions {
  const { keys, clock, redis, roles, logger } = parts;
  const memory = revocationMemory(clock);

  async function inRedis({ sessionId, userId }: SessionClaims): Promise<Revocation[]> {
    const wanted: Pick<Revocation, 'scope' | 'id'>[] = [
      { scope: 'session', id: sessionId },
      { scope: 'user', id: userId },
    ];
    if (redis.status !== 'ready') return [];
    const found = await redis.mget(wanted.map(revocationKey)).catch(() => []);
    return wanted.flatMap((key, at) => {
      const revokedAt = found[at];
      return typeof revokedAt === 'string' ? [{ ...key, revokedAt: new Date(revokedAt) }] : [];
    });
  }

  async function unrevoked(claims: SessionClaims): Promise<SessionClaims> {
    const revocations = [...memory.of(claims), ...(await inRedis(claims))].filter((known) =>
      isRevoked(claims, [known]),
    );
    if (revocations.some(({ scope }) => scope === 'session')) throw notSignedIn();
    // The session may live on with other roles or go nowhere: auth knows, and renewing asks it.
    if (revocations.length > 0) throw tokenExpired();
    return claims;
  }

  return {
    async read(token) {
      const claims = await unrevoked(verifySessionToken(token, keys, clock()));
      return {
        id: claims.userId,
        sid: claims.sessionId,
        roles: claims.roles,
        permissions: await roles.permissionsOf(claims.roles),
      };
    },
    heard: (revocation) => memory.add(revocation),
    async revoke(revocation) {
      memory.add(revocation);
      const value = revocation.revokedAt.toISOString();
      await redis.set(revocationKey(revocation), value, 'PX', REVOCATION_LIFE_MS).catch((error: unknown) => {
        logger.warn({ err: error }, 'revocation not in Redis; the event will bring it');
      });
    },
  };
}
