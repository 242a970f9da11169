import type { Deps } from '../deps.ts';
import type { PasswordTry } from '../domain/password-try.ts';
import type { User } from '../domain/user.ts';

/**
 * Whether this is the user's password. An unknown user takes as long as a known one, and wrong tries are counted alike.
 *
 * @throws AppError 429 after 5 wrong tries for this account from this address
 */
export async function checkPassword(
  deps: Deps,
  input: PasswordTry & { user: User | undefined; password: string },
): Promise<boolean> {
  const { user, password, ...one } = input;
  await deps.wrongTries.check(one);
  const fits = await deps.passwords.fits(user?.passwordHash, password, () => deps.wrongTries.take(one));
  if (fits) await deps.wrongTries.forgive(one);
  return fits;
}
