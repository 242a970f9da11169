import type { Transaction } from '@ticketing-dev/common/mongo';
import type { Deps } from '../deps.ts';
import { newSession } from '../domain/session.ts';
import type { User } from '../domain/user.ts';

export interface SignedIn {
  readonly user: User;
  /** What goes into the cookie. */
  readonly token: string;
}

/** `now` was taken before the account was read: a revocation that came in between is then younger than the token. */
export async function startSession(
  deps: Deps,
  input: { user: User; userAgent: string | null; now: Date },
  tx: Transaction,
): Promise<SignedIn> {
  const { user, userAgent, now } = input;
  const session = newSession({ id: deps.newId(), userId: user.id, userAgent, now });
  await deps.sessionTable.add(session, tx);
  return { user, token: deps.signToken(user, session.id, now) };
}
