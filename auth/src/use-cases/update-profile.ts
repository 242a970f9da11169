import type { Transaction } from '@ticketing-dev/common/mongo';
import type { Deps } from '../deps.ts';
import { changeProfile, type User } from '../domain/user.ts';

export interface UpdateProfile {
  readonly userId: string;
  readonly name?: string | null | undefined;
  readonly phone?: string | null | undefined;
}

export async function updateProfile(deps: Deps, { userId, ...changes }: UpdateProfile): Promise<User> {
  const update = async (tx: Transaction) => {
    const before = await deps.users.get(userId, tx);
    const after = changeProfile(before, changes);
    if (after !== before) await deps.users.save(after, tx);
    return after;
  };
  return deps.perAccount(userId, () => deps.transaction(update));
}
