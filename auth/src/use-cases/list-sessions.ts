import type { Session } from '@ticketing-dev/common/contracts';
import type { Deps } from '../deps.ts';

export async function listSessions(deps: Deps, actor: { id: string; sid: string }): Promise<Session[]> {
  const sessions = await deps.sessionTable.ofUser(actor.id, deps.clock());
  return sessions.map(({ id, userAgent, createdAt, lastSeenAt }) => ({
    id,
    userAgent,
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    current: id === actor.sid,
  }));
}
