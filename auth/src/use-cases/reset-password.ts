import type { Deps } from '../deps.ts';
import * as rules from '../domain/user.ts';
import { endSessions } from './end-sessions.ts';

/** Ends every session. The new password is not a sign-in: that comes next, with it. */
export async function resetPassword(deps: Deps, input: { token: string; password: string }): Promise<void> {
  const passwordHash = await deps.passwords.hash(input.password);
  await deps.transaction(async (tx) => {
    const now = deps.clock();
    const { userId } = await deps.links.use(input.token, 'reset-password', now, tx);
    const before = await deps.users.get(userId, tx);
    const after = rules.resetPassword(before, passwordHash, deps.config.ADMIN_EMAIL);
    await deps.users.save(after, tx);
    await deps.links.removeOf({ userId }, tx);
    await endSessions(deps, { userId, reason: 'password-changed' }, tx);
    if (!rules.sameRoles(before.roles, after.roles)) {
      const change = { before: before.roles, after: after.roles };
      await deps.audit.add({ actorId: userId, action: 'user-roles', subject: userId, ...change }, tx);
    }
  });
}
