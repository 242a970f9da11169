import { type DataOf, SessionRevoked } from '@ticketing-dev/common/contracts';
import type { Transaction } from '@ticketing-dev/common/mongo';
import type { Deps } from '../deps.ts';

type Reason = DataOf<typeof SessionRevoked>['reason'];

/** Ends sessions of a user for good: one, all but one, or all. Answers how many. */
export async function endSessions(
  deps: Deps,
  input: { userId: string; only?: string; except?: string; reason: Reason },
  tx: Transaction,
): Promise<number> {
  const { reason, ...which } = input;
  const ended = await deps.sessionTable.end(which, tx);
  for (const id of ended) refuse(deps, { scope: 'session', id, reason, version: 1 }, tx);
  return ended.length;
}

/** Tokens made before now are refused. Sessions that live get new ones, which say what is true by then. */
export function refuseTokens(
  deps: Deps,
  input: { user: { id: string; version: number }; reason: Reason },
  tx: Transaction,
): void {
  const { user, reason } = input;
  refuse(deps, { scope: 'user', id: user.id, reason, version: user.version }, tx);
}

/** The event reaches every process even when Redis is down; Redis is only faster. */
function refuse(deps: Deps, what: Omit<DataOf<typeof SessionRevoked>, 'revokedAt'>, tx: Transaction): void {
  const revokedAt = deps.clock();
  tx.tell(SessionRevoked, { subject: what.id, data: { ...what, revokedAt: revokedAt.toISOString() } });
  tx.onCommitted(() => deps.sessions.revoke({ scope: what.scope, id: what.id, revokedAt }));
}
