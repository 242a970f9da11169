import type { Deps } from '../deps.ts';
import { endSessions } from './end-sessions.ts';

export async function signOut(deps: Deps, { userId, sessionId }: { userId: string; sessionId: string }): Promise<void> {
  await deps.transaction((tx) => endSessions(deps, { userId, only: sessionId, reason: 'signed-out' }, tx));
}
