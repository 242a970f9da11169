import { AppError } from '@ticketing-dev/common/errors';

/** One signed-in browser. It ends by being deleted, or after its absolute life, however often it was used. */
export interface Session {
  readonly id: string;
  readonly userId: string;
  readonly userAgent: string | null;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}

const SESSION_LIFE_DAYS = 30;

export function newSession(input: { id: string; userId: string; userAgent: string | null; now: Date }): Session {
  const { now, userAgent, ...given } = input;
  return {
    ...given,
    userAgent: userAgent === null ? null : userAgent.slice(0, 300),
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + SESSION_LIFE_DAYS * 24 * 60 * 60 * 1000),
  };
}

export const sessionOver = (): AppError => new AppError('unauthenticated', 'not-signed-in', 'Please sign in.');
