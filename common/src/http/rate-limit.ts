import type { Request, RequestHandler } from 'express';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../errors/index.ts';
import { clientAddress } from './client-address.ts';
import { optionalUser } from './current-user.ts';
import type { HttpBase } from './http-base.ts';

export interface RateLimit {
  /** Part of the key in Redis; one budget per name and service. */
  readonly name: string;
  readonly points: number;
  readonly perSeconds: number;
}

type LimiterBase = Pick<HttpBase, 'service' | 'config' | 'redis'>;

/**
 * The limiter itself, for limits by something else than who asks (`consume(key)`, `get`, `delete`). Counted in Redis over all
 * processes; while Redis is away each process counts for itself. `RATE_LIMITS=off` makes it boundless, for load tests.
 */
export function rateLimiter(base: LimiterBase, { name, points, perSeconds }: RateLimit): RateLimiterAbstract {
  const budget = { keyPrefix: `rate:${base.service}:${name}`, points, duration: perSeconds };
  if (base.config.RATE_LIMITS === 'off') return new RateLimiterMemory({ ...budget, points: Number.MAX_SAFE_INTEGER });
  return new RateLimiterRedis({
    ...budget,
    storeClient: base.redis,
    rejectIfRedisNotReady: true,
    insuranceLimiter: new RateLimiterMemory(budget),
  });
}

/** Answers 429 `too-many-requests` with `Retry-After` once the caller's budget is used up. By user: the address of those not signed in. */
export function rateLimit(base: LimiterBase, limit: RateLimit & { readonly by: 'address' | 'user' }): RequestHandler {
  const limiter = rateLimiter(base, limit);
  return async (req, _res, next) => {
    await limiter.consume(keyOf(req, limit.by)).catch((reason: unknown) => {
      throw reason instanceof RateLimiterRes ? tooManyRequests(reason) : reason;
    });
    next();
  };
}

/** What `consume` rejects with, as 429. */
export function tooManyRequests({ msBeforeNext }: RateLimiterRes): AppError {
  return new AppError('too-many-requests', 'too-many-requests', 'Too many requests. Please wait a moment.', {
    retryAfterSeconds: msBeforeNext / 1_000,
  });
}

function keyOf(req: Request, by: 'address' | 'user'): string {
  const user = by === 'user' ? optionalUser(req) : undefined;
  return user === undefined ? `address:${clientAddress(req.ip)}` : `user:${user.id}`;
}
