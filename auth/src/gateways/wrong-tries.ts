import type { PasswordTry } from '../domain/password-try.ts';
import { type LimitBase, limit } from './limit.ts';

const FIFTEEN_MINUTES = 15 * 60;

/**
 * At most 5 wrong passwords per account and address, and 100 per address, in 15 minutes. Never per account alone: that would
 * let a stranger lock the rightful user out.
 */
export function wrongTries(base: LimitBase) {
  const perAccount = limit(base, { name: 'wrong-tries', points: 5, perSeconds: FIFTEEN_MINUTES });
  const perAddress = limit(base, { name: 'wrong-tries-address', points: 100, perSeconds: FIFTEEN_MINUTES });
  const both = ({ account, address }: PasswordTry): string => `${address} ${account}`;

  return {
    /** @throws AppError 429 */
    async check(one: PasswordTry): Promise<void> {
      await perAccount.check(both(one));
      await perAddress.check(one.address);
    },
    /** Counts a try before it is known to be wrong, so that many at once are no way around. @throws AppError 429 */
    async take(one: PasswordTry): Promise<void> {
      await perAccount.take(both(one));
      await perAddress.take(one.address);
    },
    /** It was right after all. */
    async forgive(one: PasswordTry): Promise<void> {
      await perAccount.forget(both(one));
      await perAddress.giveBack(one.address);
    },
  };
}
