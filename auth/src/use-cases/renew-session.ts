import type { Transaction } from '@ticketing-dev/common/mongo';
import type { Deps } from '../deps.ts';
import type { SignedIn } from './start-session.ts';

/** A fresh token while the session lives and the account is active, else undefined. */
export async function renewSession(
  deps: Deps,
  { userId, sessionId }: { userId: string; sessionId: string },
): Promise<SignedIn | undefined> {
  const renew = async (tx: Transaction) => {
    const now = deps.clock();
    const user = await deps.users.seen({ id: userId }, now, tx);
    const session = await deps.sessionTable.use({ id: sessionId, userId }, now, tx);
    if (user?.status !== 'active' || session === undefined) return undefined;
    return { user, token: deps.signToken(user, session.id, now) };
  };
  return deps.perAccount(userId, () => deps.transaction(renew));
}
