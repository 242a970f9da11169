/** Over about a day: 5 s, 10 s, 20 s … 2 h, each with full jitter above half. Then a person must look. */
export const MOST_ATTEMPTS = 20;
const FIRST_DELAY_MS = 5_000;
const LONGEST_DELAY_MS = 2 * 60 * 60 * 1_000;

/** How long to wait after the given failed attempt (1 is the first); null: give up. `random` is in [0, 1). */
export function retryDelayMs(attempt: number, random: number): number | null {
  if (attempt >= MOST_ATTEMPTS) return null;
  const ceiling = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempt - 1));
  return Math.round(ceiling * (0.5 + random / 2));
}
