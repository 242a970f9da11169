import { type HttpBase, rateLimiter, tooManyRequests } from '@ticketing-dev/common/http';
import { RateLimiterRes } from 'rate-limiter-flexible';

/** Unpaid orders one buyer may have at a time, over all listings: far more than a person fills in, too few to empty a hall. */
const HOLDS = 100;

/**
 * A hold ends by itself, so a budget of so many in that time is a cap on those that run at once, over all processes and without
 * a look at the orders. What is refused takes nothing from it.
 */
export function holdCap(base: Pick<HttpBase, 'service' | 'config' | 'redis'>, holdSeconds: number) {
  const limiter = rateLimiter(base, { name: 'holds', points: HOLDS, perSeconds: holdSeconds });

  /** @throws AppError 429 with the time to wait, and whatever `reserve` throws */
  return async <T>(buyerId: string, reserve: () => Promise<T>): Promise<T> => {
    await limiter.consume(buyerId).catch((reason: unknown) => {
      throw reason instanceof RateLimiterRes ? tooManyRequests(reason) : reason;
    });
    try {
      return await reserve();
    } catch (refusal) {
      await limiter.reward(buyerId).catch(() => undefined);
      throw refusal;
    }
  };
}
