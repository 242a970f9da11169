/** An event a service could not deal with, as its operators see it. */
export interface DeadLetter {
  readonly id: string;
  readonly type: string | null;
  readonly natsSubject: string;
  readonly cause: 'invalid' | 'failed';
  readonly error: string;
  readonly attempts: number;
  readonly status: string;
  readonly firstAt: string;
}

export function asLetters(answer: unknown): { items: readonly DeadLetter[]; nextCursor: string | null } {
  if (!isPage(answer)) throw new Error('Not a list.');
  return answer;
}

/** Our own API's word is taken for what its items are. */
function isPage(answer: unknown): answer is { items: readonly DeadLetter[]; nextCursor: string | null } {
  return typeof answer === 'object' && answer !== null && 'items' in answer && Array.isArray(answer.items);
}
