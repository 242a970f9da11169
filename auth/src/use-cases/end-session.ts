import { AppError } from '@ticketing-dev/common/errors';
import type { Deps } from '../deps.ts';
import { endSessions } from './end-sessions.ts';

/** One of the user's own sessions, e.g. on a lost phone. */
export async function endSession(deps: Deps, input: { userId: string; sessionId: string }): Promise<void> {
  const { userId, sessionId } = input;
  await deps.transaction(async (tx) => {
    const ended = await endSessions(deps, { userId, only: sessionId, reason: 'signed-out' }, tx);
    if (ended === 0) throw new AppError('not-found', 'unknown-session', 'There is no such session.');
  });
}
