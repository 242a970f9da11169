import { createHash } from 'node:crypto';
import { AppError } from '@ticketing-dev/common/errors';

/** A single-use link that was mailed. Only the hash of its token is kept: who reads the database cannot use it. */
export interface Link {
  readonly id: string;
  readonly kind: LinkKind;
  readonly userId: string;
  readonly tokenHash: string;
  readonly expiresAt: Date;
}
export type LinkKind = 'verify-email' | 'reset-password';

const LINK_LIFE_MINUTES = 30;

export function newLink(input: { id: string; kind: LinkKind; userId: string; token: string; now: Date }): Link {
  const { token, now, ...given } = input;
  return { ...given, tokenHash: hashToken(token), expiresAt: new Date(now.getTime() + LINK_LIFE_MINUTES * 60_000) };
}

/** A fast hash is right here: the token is 256 random bits, so there is nothing to guess. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url');

export function linkUrl(publicUrl: string, kind: LinkKind, token: string): string {
  const url = new URL(kind === 'verify-email' ? '/verify' : '/reset', publicUrl);
  url.searchParams.set('token', token);
  return url.href;
}

/** Used, expired, replaced or made up: the same answer, so that it tells nothing about accounts. */
export const linkGone = (): AppError =>
  new AppError('gone', 'link-gone', 'This link has been used or has expired. Please ask for a new one.');
