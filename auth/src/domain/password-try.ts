import { AppError } from '@ticketing-dev/common/errors';

/** Who tries whose password from where. */
export interface PasswordTry {
  /** The e-mail as typed (normalised), whether there is such an account or not. */
  readonly account: string;
  /** The network address, as limits count it. */
  readonly address: string;
}

/** Somebody signed in who has to say their password once more. `field`: where they said it. */
export function wrongPassword(field: string): AppError {
  const message = 'This is not your current password.';
  return new AppError('unprocessable', 'wrong-password', message, { errors: [{ field, message }] });
}
