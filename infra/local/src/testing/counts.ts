import { z } from 'zod';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

const Results = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numRuntimeErrorTestSuites: z.int(),
});

/** What one run of Jest did. A suite that could not run is a failure, and so is a run that left no results. */
export function countsOf(results: unknown, exitCode: number): Counts {
  const parsed = Results.safeParse(results);
  if (!parsed.success) return { passed: 0, failed: 1 };
  const { numPassedTests: passed, numFailedTests, numRuntimeErrorTestSuites } = parsed.data;
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  return { passed, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
}

export function addUp(counts: readonly Counts[]): Counts {
  const total = (key: keyof Counts) => counts.reduce((sum, one) => sum + one[key], 0);
  return { passed: total('passed'), failed: total('failed') };
}
