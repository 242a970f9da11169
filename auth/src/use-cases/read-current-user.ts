import type { CurrentUser } from '@ticketing-dev/common/contracts';
import type { Deps } from '../deps.ts';

/** Whose session this is. The session's row decides, not the token's age: a page shown after a nap is still theirs. */
export async function readCurrentUser(
  deps: Deps,
  claims: { userId: string; sessionId: string },
): Promise<CurrentUser['currentUser']> {
  const session = await deps.sessionTable.find({ id: claims.sessionId, userId: claims.userId }, deps.clock());
  const user = session && (await deps.users.find(claims.userId));
  if (user?.status !== 'active') return null;
  const { id, email, name, roles } = user;
  return { id, email, name, roles: [...roles], permissions: [...(await deps.roles.permissionsOf(roles))] };
}
