import type { Clock } from '../runtime/clock.ts';
import { CLOCK_TOLERANCE_SECONDS, SESSION_TOKEN_SECONDS, type SessionClaims } from './session-token.ts';

/** Tokens of this session, or of this user issued before `revokedAt`, are refused. */
export interface Revocation {
  readonly scope: 'session' | 'user';
  readonly id: string;
  readonly revokedAt: Date;
}

/** After this long every token a revocation speaks of has expired by itself. */
export const REVOCATION_LIFE_MS = (SESSION_TOKEN_SECONDS + CLOCK_TOLERANCE_SECONDS) * 1_000;

/** A session's revocation is final; a user's spares the tokens issued since. Pure. */
export function isRevoked(claims: SessionClaims, revocations: readonly Revocation[]): boolean {
  return revocations.some(({ scope, id, revokedAt }) =>
    scope === 'session' ? id === claims.sessionId : id === claims.userId && claims.issuedAt < revokedAt,
  );
}

/** The revocations this process heard of, kept as long as they matter. They hold while Redis is away. */
export function revocationMemory(clock: Clock) {
  const byKey = new Map<string, Revocation>();

  function forgetOld(): void {
    const oldest = clock().getTime() - REVOCATION_LIFE_MS;
    for (const [key, { revokedAt }] of byKey) if (revokedAt.getTime() < oldest) byKey.delete(key);
  }

  return {
    add(revocation: Revocation): void {
      const key = revocationKey(revocation);
      const known = byKey.get(key);
      if (known !== undefined && known.revokedAt >= revocation.revokedAt) return;
      byKey.set(key, revocation);
      if (byKey.size % 1_000 === 0) forgetOld();
    },
    of({ sessionId, userId }: SessionClaims): Revocation[] {
      return [byKey.get(`revoked:session:${sessionId}`), byKey.get(`revoked:user:${userId}`)].filter(
        (found) => found !== undefined,
      );
    },
    get size(): number {
      return byKey.size;
    },
  };
}

/** Where Redis keeps it: `revoked:session:<sid>` or `revoked:user:<uid>`, the value being `revokedAt` in ISO 8601. */
export function revocationKey({ scope, id }: Pick<Revocation, 'scope' | 'id'>): string {
  return `revoked:${scope}:${id}`;
}
