import type { Deps } from '../deps.ts';
import { difference, mustHold, newRole, type Role, setPermissions } from '../domain/role.ts';
import type { Actor } from './actor.ts';

/** Changes what a user type may do, or makes a new one. Tokens name roles only, so that this holds at once for all. */
export async function setRolePermissions(
  deps: Deps,
  input: { actor: Actor; roleId: string; permissions: readonly string[] },
): Promise<Role> {
  const { actor, roleId, permissions } = input;
  return deps.transaction(async (tx) => {
    const before = await deps.roleTable.find(roleId, tx);
    const after = before === undefined ? newRole(roleId, permissions) : setPermissions(before, permissions);
    if (after === before) return before;
    mustHold(actor.permissions, difference(before?.permissions ?? [], after.permissions));
    if (before === undefined) await deps.roleTable.add(after, tx);
    else await deps.roleTable.save(after, tx);
    const change = { before: before?.permissions ?? null, after: after.permissions };
    await deps.audit.add({ actorId: actor.id, action: 'role-permissions', subject: roleId, ...change }, tx);
    return after;
  });
}
