import { ExpirationCompleted } from '@ticketing-dev/common/contracts';
import { namedId } from '@ticketing-dev/common/runtime';
import { traceparentWithin } from '@ticketing-dev/common/tracing';
import type { Deps } from '../deps.ts';

/** Announces one timer if the database's clock says it is due. Said twice, by queue and sweeper: announced once. */
export async function announceDue(deps: Deps, id: string): Promise<boolean> {
  const timer = await deps.transaction(async (tx) => {
    const ended = await deps.timers.complete(tx, id);
    if (ended?.dueAt) {
      const dueAt = ended.dueAt.toISOString();
      tx.tell(ExpirationCompleted, {
        id: namedId(`expiration:${ended._id}:${dueAt}`),
        subject: ended.subjectId,
        traceparent: traceparentWithin(ended.traceparent),
        data: { kind: ended.kind, subjectId: ended.subjectId, dueAt, version: ended.version },
      });
    }
    return ended;
  });
  if (!timer?.dueAt || !timer.announcedAt) return false;
  deps.expiryLateness.observe({ kind: timer.kind }, (timer.announcedAt.getTime() - timer.dueAt.getTime()) / 1000);
  return true;
}
