import type { Deps } from '../deps.ts';
import { sessionOver } from '../domain/session.ts';
import type { User } from '../domain/user.ts';

/** One's own account; a token may live on for a moment after it. */
export async function readAccount(deps: Deps, { userId }: { userId: string }): Promise<User> {
  const user = await deps.users.find(userId);
  if (user === undefined) throw sessionOver();
  return user;
}
