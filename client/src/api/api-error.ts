import type { Problem } from '@ticketing-dev/common/contracts';

/** A "no" of the API, as its problem document says it; also what stands for no answer at all. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly problem: Problem;
  /** What Next keeps of an error on its way to the browser: with it, support finds the request. */
  readonly digest: string;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
    this.digest = problem.requestId ?? '';
  }

  get code(): string {
    return this.problem.code;
  }

  get status(): number {
    return this.problem.status;
  }
}

export function isProblem(error: unknown, ...codes: string[]): error is ApiError {
  return error instanceof ApiError && (codes.length === 0 || codes.includes(error.code));
}
