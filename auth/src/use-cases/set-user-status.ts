import type { Deps } from '../deps.ts';
import { mustHold } from '../domain/role.ts';
import { setStatus, type User } from '../domain/user.ts';
import type { Actor } from './actor.ts';
import { endSessions, refuseTokens } from './end-sessions.ts';
import { keepAnAdmin } from './keep-an-admin.ts';

/** Suspends an account, which ends all its sessions, or lets it in again. */
export async function setUserStatus(
  deps: Deps,
  input: { actor: Actor; userId: string; status: User['status'] },
): Promise<User> {
  const { actor, userId, status } = input;
  return deps.transaction(async (tx) => {
    const before = await deps.users.get(userId, tx);
    const after = setStatus(before, status);
    if (after === before) return before;
    mustHold(actor.permissions, await deps.roleTable.permissionsOf(before.roles, tx));
    await keepAnAdmin(deps, { before, after }, tx);
    await deps.users.save(after, tx);
    if (after.status === 'suspended') {
      await endSessions(deps, { userId, reason: 'suspended' }, tx);
      refuseTokens(deps, { user: after, reason: 'suspended' }, tx);
    }
    const change = { before: before.status, after: after.status };
    await deps.audit.add({ actorId: actor.id, action: 'user-status', subject: userId, ...change }, tx);
    return after;
  });
}
