import type { Deps } from '../deps.ts';
import { wrongPassword } from '../domain/password-try.ts';
import { checkPassword } from './check-password.ts';
import { endSessions, refuseTokens } from './end-sessions.ts';
import { keepAnAdmin } from './keep-an-admin.ts';
import { readAccount } from './read-account.ts';

/** Nothing personal stays; the others hear a tombstone. Asks for the password: what is gone does not come back. */
export async function deleteAccount(
  deps: Deps,
  { userId, password, address }: { userId: string; password: string; address: string },
): Promise<void> {
  const known = await readAccount(deps, { userId });
  const fits = await checkPassword(deps, { account: known.email, address, user: known, password });
  if (!fits) throw wrongPassword('password');
  await deps.transaction(async (tx) => {
    const user = await deps.users.get(userId, tx);
    if (user.passwordHash !== known.passwordHash) throw wrongPassword('password');
    await keepAnAdmin(deps, { before: user, after: undefined }, tx);
    await deps.told.forget(userId, tx);
    await deps.users.remove(user, tx);
    await endSessions(deps, { userId, reason: 'deleted' }, tx);
    await deps.links.removeOf({ userId }, tx);
    refuseTokens(deps, { user, reason: 'deleted' }, tx);
    const change = { before: user.status, after: 'deleted' };
    await deps.audit.add({ actorId: userId, action: 'user-deleted', subject: userId, ...change }, tx);
  });
}
