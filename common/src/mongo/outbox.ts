import type { ClientSession, Connection } from 'mongoose';
import type { EventEnvelope } from '../contracts/index.ts';
import { type OutboxRow, outboxSchema, PENDING_INDEX } from './outbox-schema.ts';

export type Outbox = ReturnType<typeof outboxOn>;

/** The service's outbox: the collection `outbox` on its connection. */
export function outboxOn(connection: Connection, { retentionDays = 90 }: { retentionDays?: number } = {}) {
  const { collection } = connection.model('Outbox', outboxSchema(retentionDays));
  const rows = () => connection.collection<OutboxRow>(collection.collectionName);
  const listeners = new Set<() => void>();

  return {
    /** Inserts all rows in one write of the caller's transaction. A repeated event id is a duplicate-key error. */
    async add(added: readonly OutboxRow[], session: ClientSession): Promise<void> {
      if (added.length > 0) await rows().insertMany([...added], { session });
    },

    /** Tells the relay of this process that something was committed. */
    nudge(): void {
      for (const listener of listeners) listener();
    },

    /** Calls back after every commit of this process that told something. Answers how to unsubscribe. */
    onNudge(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    /** The oldest rows that wait. Never "those after the last one seen": transactions commit out of the order of their ids. */
    async pending({ limit, except = [] }: { limit: number; except?: readonly string[] }): Promise<EventEnvelope[]> {
      const filter = except.length === 0 ? { sentAt: null } : { sentAt: null, _id: { $nin: [...except] } };
      const found = await rows()
        .find(filter, { sort: { createdAt: 1 }, limit })
        .toArray();
      return found.map((row) => row.event);
    },

    /**
     * Notes events that the broker is known to have stored; secrets are removed instead. True whoever says it, so that a relay
     * that lost its lease meanwhile does no harm.
     */
    async markSent(ids: ReadonlySet<string>): Promise<void> {
      if (ids.size === 0) return;
      const waiting = { _id: { $in: [...ids] }, sentAt: null };
      await rows().deleteMany({ ...waiting, secret: true });
      await rows().updateMany({ ...waiting, secret: false }, [{ $set: { sentAt: '$$NOW' } }]);
    },

    /** How many rows wait and for how long the oldest has, by database time. */
    async backlog(): Promise<{ pending: number; oldestSeconds: number }> {
      const pending = await rows().countDocuments({ sentAt: null }, { hint: PENDING_INDEX, maxTimeMS: 2_000 });
      const [oldest] = await rows()
        .aggregate<{ ageMs: number }>([
          { $match: { sentAt: null } },
          { $sort: { createdAt: 1 } },
          { $limit: 1 },
          { $project: { ageMs: { $subtract: ['$$NOW', '$createdAt'] } } },
        ])
        .toArray();
      return { pending, oldestSeconds: Math.max(0, (oldest?.ageMs ?? 0) / 1_000) };
    },

    /** Sent events that may be sent again, oldest first; never secrets. `from` is included, `to` is not. */
    async *sent({ from, to, types }: SentFilter = {}): AsyncGenerator<OutboxRow & { sentAt: Date }> {
      const time = { $type: 'date' as const, ...(from && { $gte: from }), ...(to && { $lt: to }) };
      const filter = { sentAt: time, secret: false, ...(types && { 'event.type': { $in: [...types] } }) };
      for await (const row of rows().find(filter, { sort: { sentAt: 1 }, batchSize: 256 })) {
        if (row.sentAt !== null) yield { ...row, sentAt: row.sentAt };
      }
    },
  };
}

export interface SentFilter {
  readonly from?: Date;
  readonly to?: Date;
  readonly types?: readonly string[];
}
