import type { Deps } from '../deps.ts';
import { endSessions } from './end-sessions.ts';

export async function signOutEverywhere(deps: Deps, { userId }: { userId: string }): Promise<void> {
  await deps.transaction((tx) => endSessions(deps, { userId, reason: 'signed-out-everywhere' }, tx));
}
