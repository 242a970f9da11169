import { AppError } from '@ticketing-dev/common/errors';
import type { Deps } from '../deps.ts';
import { ADMIN, setRoles, type User, withRole } from '../domain/user.ts';
import { refuseTokens } from './end-sessions.ts';

/** By an operator, who has the database anyway. Done twice it is done once. */
export async function grantAdmin(deps: Deps, { email }: { email: string }): Promise<User> {
  return deps.transaction(async (tx) => {
    const before = await deps.users.byEmail(email, tx);
    if (before === undefined) throw new AppError('not-found', 'unknown-user', 'No account has this e-mail address.');
    const after = setRoles(before, withRole(before.roles, ADMIN));
    if (after === before) return before;
    await deps.users.save(after, tx);
    refuseTokens(deps, { user: after, reason: 'roles-changed' }, tx);
    const change = { before: before.roles, after: after.roles };
    await deps.audit.add({ actorId: 'operator', action: 'user-roles', subject: after.id, ...change }, tx);
    return after;
  });
}
