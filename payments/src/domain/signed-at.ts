const OLDEST_SECONDS = 300;
/** Clocks differ a little; more than that is no clock. */
const AHEAD_SECONDS = 60;

/**
 * Whether a webhook was signed just now: at most 5 minutes ago and not in the future. The SDK checks the age alone, and lets a
 * header with several times, or one from next year, pass.
 *
 * @param header Stripe-Signature, e.g. `t=1700000000,v1=…`.
 */
export function wasSignedJustNow(header: string, now: Date): boolean {
  const times = header
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part.startsWith('t='));
  const [time] = times;
  if (times.length !== 1 || time === undefined || !/^t=\d{1,12}$/.test(time)) return false;
  const ageSeconds = now.getTime() / 1_000 - Number(time.slice(2));
  return ageSeconds <= OLDEST_SECONDS && ageSeconds >= -AHEAD_SECONDS;
}
