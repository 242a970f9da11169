const BASE_MS = 200;
const CAP_MS = 30_000;

/**
 * How long to wait before trying again: full jitter, anywhere between nothing and an exponentially growing, capped bound.
 * Source: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 *
 * @param attempt how often it was tried, 1 after the first failure
 * @param random a number in [0, 1), as `Math.random`
 * @returns milliseconds, at least 1
 */
export function retryDelay(attempt: number, random: () => number): number {
  const bound = Math.min(CAP_MS, BASE_MS * 2 ** (Math.max(1, attempt) - 1));
  return Math.max(1, Math.round(random() * bound));
}
