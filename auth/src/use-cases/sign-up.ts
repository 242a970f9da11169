import { SIGN_UP_ROLES } from '@ticketing-dev/common/contracts';
import { AppError } from '@ticketing-dev/common/errors';
import type { Deps } from '../deps.ts';
import { newUser } from '../domain/user.ts';
import { sendLink } from './send-link.ts';
import { type SignedIn, startSession } from './start-session.ts';

export interface SignUp {
  readonly email: string;
  readonly password: string;
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
  readonly userAgent: string | null;
  readonly address: string;
}

/** The account, its first session and the mail that verifies its address: all or none. */
export async function signUp(deps: Deps, input: SignUp): Promise<SignedIn> {
  const { email, password, name, phone, userAgent, address } = input;
  const id = deps.newId();
  const passwordHash = await deps.passwords.hash(password, () => deps.takenProbes.check(address));
  try {
    return await deps.transaction(async (tx) => {
      const now = deps.clock();
      const user = newUser({ id, email, passwordHash, name, phone, roles: SIGN_UP_ROLES, now });
      await deps.users.add(user, tx);
      await sendLink(deps, { user, kind: 'verify-email' }, tx);
      return startSession(deps, { user, userAgent, now }, tx);
    });
  } catch (error) {
    // A person has to be told that the address is taken; who asks for one address after the other is no person.
    if (error instanceof AppError && error.code === 'email-taken') await deps.takenProbes.take(address);
    throw error;
  }
}
