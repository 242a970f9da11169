import type { Deps } from '../deps.ts';

/** Remembers who may still buy. */
export async function keepUser(
  deps: Deps,
  user: { id: string; status: 'active' | 'suspended' | 'deleted'; version: number },
): Promise<void> {
  await deps.users.keep(user);
}
