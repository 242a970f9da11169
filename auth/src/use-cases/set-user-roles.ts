import type { Deps } from '../deps.ts';
import { difference, mustHold } from '../domain/role.ts';
import { setRoles, type User } from '../domain/user.ts';
import type { Actor } from './actor.ts';
import { refuseTokens } from './end-sessions.ts';
import { keepAnAdmin } from './keep-an-admin.ts';

export async function setUserRoles(
  deps: Deps,
  input: { actor: Actor; userId: string; roles: readonly string[] },
): Promise<User> {
  const { actor, userId, roles } = input;
  return deps.transaction(async (tx) => {
    const before = await deps.users.get(userId, tx);
    const after = setRoles(before, roles);
    if (after === before) return before;
    mustHold(actor.permissions, await deps.roleTable.permissionsOf(difference(before.roles, after.roles), tx));
    await keepAnAdmin(deps, { before, after }, tx);
    await deps.users.save(after, tx);
    refuseTokens(deps, { user: after, reason: 'roles-changed' }, tx);
    const change = { before: before.roles, after: after.roles };
    await deps.audit.add({ actorId: actor.id, action: 'user-roles', subject: userId, ...change }, tx);
    return after;
  });
}
