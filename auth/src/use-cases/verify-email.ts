import { AppError } from '@ticketing-dev/common/errors';
import type { Deps } from '../deps.ts';
import * as rules from '../domain/user.ts';
import { refuseTokens } from './end-sessions.ts';

/**
 * `actorId` is who opened the link, if anybody is signed in. For most it does not matter; the administrator's address counts
 * only when mailbox and password are in one hand. Else a stranger could sign up with that address and wait for its owner to
 * click on the mail.
 */
export async function verifyEmail(
  deps: Deps,
  { token, actorId }: { token: string; actorId: string | undefined },
): Promise<rules.User> {
  return deps.transaction(async (tx) => {
    const now = deps.clock();
    const { userId } = await deps.links.use(token, 'verify-email', now, tx);
    const before = await deps.users.get(userId, tx);
    const after = rules.verifyEmail(before, deps.config.ADMIN_EMAIL);
    if (after === before) return before;
    await deps.users.save(after, tx);
    await deps.links.removeOf({ userId, kind: 'verify-email' }, tx);
    if (!rules.sameRoles(before.roles, after.roles)) {
      if (actorId !== userId) throw signInFirst();
      refuseTokens(deps, { user: after, reason: 'roles-changed' }, tx);
      const change = { before: before.roles, after: after.roles };
      await deps.audit.add({ actorId: userId, action: 'user-roles', subject: userId, ...change }, tx);
    }
    return after;
  });
}

function signInFirst(): AppError {
  return new AppError('unauthenticated', 'not-signed-in', 'Please sign in to this account, then open the link again.');
}
