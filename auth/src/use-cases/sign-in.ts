import { AppError } from '@ticketing-dev/common/errors';
import type { Transaction } from '@ticketing-dev/common/mongo';
import type { Deps } from '../deps.ts';
import { mustBeActive } from '../domain/user.ts';
import { checkPassword } from './check-password.ts';
import { type SignedIn, startSession } from './start-session.ts';

export interface SignIn {
  readonly email: string;
  readonly password: string;
  readonly userAgent: string | null;
  readonly address: string;
}

export async function signIn(deps: Deps, input: SignIn): Promise<SignedIn> {
  const { email, password, userAgent, address } = input;
  const known = await deps.users.byEmail(email);
  const fits = await checkPassword(deps, { account: email, address, user: known, password });
  if (known === undefined || !fits) throw wrongCredentials();

  const start = async (tx: Transaction) => {
    const now = deps.clock();
    // The password that was right a moment ago must be it still: a change ends every session, this one too.
    const user = await deps.users.seen({ id: known.id, passwordHash: known.passwordHash }, now, tx);
    if (user === undefined) throw wrongCredentials();
    mustBeActive(user);
    return startSession(deps, { user, userAgent, now }, tx);
  };
  return deps.perAccount(known.id, () => deps.transaction(start));
}

/** Says nothing about which of the two was wrong. */
function wrongCredentials(): AppError {
  return new AppError('unauthenticated', 'wrong-credentials', 'The e-mail address or the password is not right.');
}
