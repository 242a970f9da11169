import { AppError } from '@ticketing-dev/common/errors';
import type { Deps } from '../deps.ts';
import { sessionOver } from '../domain/session.ts';
import * as rules from '../domain/user.ts';
import { checkPassword } from './check-password.ts';
import { endSessions } from './end-sessions.ts';

export interface ChangePassword {
  readonly actor: { readonly id: string; readonly sid: string };
  readonly currentPassword: string;
  readonly newPassword: string;
  readonly address: string;
}

/** Ends every other session: whoever knew the old password is out. */
export async function changePassword(deps: Deps, input: ChangePassword): Promise<void> {
  const { actor, currentPassword, newPassword, address } = input;
  const known = await deps.users.find(actor.id);
  if (known === undefined) throw sessionOver();
  const tried = { account: known.email, address, user: known, password: currentPassword };
  if (!(await checkPassword(deps, tried))) throw wrongPassword();
  const passwordHash = await deps.passwords.hash(newPassword);

  await deps.transaction(async (tx) => {
    const user = await deps.users.get(actor.id, tx);
    if (user.passwordHash !== known.passwordHash) throw wrongPassword();
    await deps.users.save(rules.changePassword(user, passwordHash), tx);
    await deps.links.removeOf({ userId: user.id, kind: 'reset-password' }, tx);
    await endSessions(deps, { userId: user.id, except: actor.sid, reason: 'password-changed' }, tx);
  });
}

function wrongPassword(): AppError {
  const message = 'This is not your current password.';
  return new AppError('unprocessable', 'wrong-password', message, { errors: [{ field: 'currentPassword', message }] });
}
