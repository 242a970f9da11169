import type { Deps } from '../deps.ts';
import { wrongPassword } from '../domain/password-try.ts';
import * as rules from '../domain/user.ts';
import { checkPassword } from './check-password.ts';
import { endSessions } from './end-sessions.ts';
import { readAccount } from './read-account.ts';

export interface ChangePassword {
  readonly actor: { readonly id: string; readonly sid: string };
  readonly currentPassword: string;
  readonly newPassword: string;
  readonly address: string;
}

/** Ends every other session: whoever knew the old password is out. */
export async function changePassword(deps: Deps, input: ChangePassword): Promise<void> {
  const { actor, currentPassword, newPassword, address } = input;
  const known = await readAccount(deps, { userId: actor.id });
  const tried = { account: known.email, address, user: known, password: currentPassword };
  if (!(await checkPassword(deps, tried))) throw wrongPassword('currentPassword');
  const passwordHash = await deps.passwords.hash(newPassword);

  await deps.transaction(async (tx) => {
    const user = await deps.users.get(actor.id, tx);
    if (user.passwordHash !== known.passwordHash) throw wrongPassword('currentPassword');
    await deps.users.save(rules.changePassword(user, passwordHash), tx);
    await deps.links.removeOf({ userId: user.id, kind: 'reset-password' }, tx);
    await endSessions(deps, { userId: user.id, except: actor.sid, reason: 'password-changed' }, tx);
  });
}
