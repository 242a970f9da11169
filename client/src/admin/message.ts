/** What somebody was told, or should have been, as operators see it: never the words. */
export interface Message {
  readonly id: string;
  readonly kind: string;
  readonly channel: 'email' | 'sms';
  readonly userId: string;
  readonly aboutId: string;
  readonly state: string;
  readonly attempts: number;
  readonly error: string | null;
  readonly createdAt: string;
  readonly settledAt: string | null;
}

export interface MessagePage {
  readonly items: readonly Message[];
  readonly nextCursor: string | null;
}

export function asMessages(answer: unknown): MessagePage {
  if (!isPage(answer)) throw new Error('Not a list.');
  return answer;
}

/** Our own API's word is taken for what its items are. */
function isPage(answer: unknown): answer is MessagePage {
  return typeof answer === 'object' && answer !== null && 'items' in answer && Array.isArray(answer.items);
}
