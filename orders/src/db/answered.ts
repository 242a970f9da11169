import { tryAgain } from '../domain/refusals.ts';

/** An answer of the database later than this counts as lost. */
const ANSWER_WITHIN_MS = 2_000;

/** The work's answer, if it comes in time. @throws AppError `unavailable`; what was asked for may still happen. */
export async function answered<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const lost = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tryAgain()), ANSWER_WITHIN_MS);
  });
  return Promise.race([work, lost]).finally(() => clearTimeout(timer));
}
