import { AppError } from '@ticketing-dev/common/errors';
import type { Transaction } from '@ticketing-dev/common/mongo';
import type { Deps } from '../deps.ts';
import { isAdmin, type User } from '../domain/user.ts';

/** Refuses what would leave nobody to administrate. `after` is undefined when the account goes. */
export async function keepAnAdmin(
  deps: Deps,
  { before, after }: { before: User; after: User | undefined },
  tx: Transaction,
): Promise<void> {
  if (!isAdmin(before) || (after !== undefined && isAdmin(after))) return;
  await deps.roleTable.lockAdmins(tx);
  if ((await deps.users.countAdmins({ except: before.id }, tx)) === 0) {
    throw new AppError('conflict', 'last-admin', 'This is the last administrator. Make somebody else one first.');
  }
}
