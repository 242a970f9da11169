import type { Deps } from '../deps.ts';
import { endSessions, refuseTokens } from './end-sessions.ts';
import { keepAnAdmin } from './keep-an-admin.ts';

/** Nothing personal stays; the others hear a tombstone. */
export async function deleteAccount(deps: Deps, { userId }: { userId: string }): Promise<void> {
  await deps.transaction(async (tx) => {
    const user = await deps.users.get(userId, tx);
    await keepAnAdmin(deps, { before: user, after: undefined }, tx);
    await deps.users.remove(user, tx);
    await endSessions(deps, { userId, reason: 'deleted' }, tx);
    await deps.links.removeOf({ userId }, tx);
    refuseTokens(deps, { user, reason: 'deleted' }, tx);
    const change = { before: user.status, after: 'deleted' };
    await deps.audit.add({ actorId: userId, action: 'user-deleted', subject: userId, ...change }, tx);
  });
}
