import { createHash } from 'node:crypto';
import { type HttpBase, type RateLimit, rateLimiter, tooManyRequests } from '@ticketing-dev/common/http';
import { RateLimiterRes } from 'rate-limiter-flexible';

export type LimitBase = Pick<HttpBase, 'service' | 'config' | 'redis'>;
/** Counts something by a key of ours, for all processes together. Keys are hashed: Redis need not know anybody's address. */
export function limit(base: LimitBase, settings: RateLimit) {
  const limiter = rateLimiter(base, settings);

  return {
    /** Takes nothing. @throws AppError 429 when nothing is left */
    async check(key: string): Promise<void> {
      const state = await limiter.get(hidden(key));
      if (state !== null && state.consumedPoints >= limiter.points) throw tooManyRequests(state);
    },
    /** Takes one. @throws AppError 429 when nothing is left */
    async take(key: string): Promise<void> {
      try {
        await limiter.consume(hidden(key));
      } catch (refusal) {
        throw refusal instanceof RateLimiterRes ? tooManyRequests(refusal) : refusal;
      }
    },
    async giveBack(key: string): Promise<void> {
      await limiter.reward(hidden(key));
    },
    async forget(key: string): Promise<void> {
      await limiter.delete(hidden(key));
    },
  };
}

const hidden = (key: string): string => createHash('sha256').update(key).digest('base64url');
