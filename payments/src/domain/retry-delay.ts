const FIRST_MS = 500;
const LONGEST_MS = 120_000;

/** Full jitter: so that what failed together does not come back together. */
export function againAfterFailureMs(failuresBefore: number, random = Math.random): number {
  const ceiling = Math.min(FIRST_MS * 2 ** Math.min(failuresBefore, 20), LONGEST_MS);
  return Math.ceil(ceiling / 2 + (ceiling / 2) * random());
}
