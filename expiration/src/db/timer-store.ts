import { isDuplicateKey, type Transaction, trusted } from '@ticketing-dev/common/mongo';
import { type Connection, type InferSchemaType, Schema } from 'mongoose';
import type { Wish } from '../domain/timer.ts';

const CLOSED_KEPT_SECONDS = 30 * 86_400;

const timerSchema = new Schema(
  {
    _id: { type: String, required: true },
    kind: { type: String, required: true, enum: ['order-hold', 'sales-end'] },
    subjectId: { type: String, required: true },
    dueAt: { type: Date, default: null },
    /** The subject's version the wish comes from. */
    version: { type: Number, required: true },
    /** Of the event the wish comes from. */
    traceparent: { type: String, default: null },
    /** Waiting to be announced. False once it was, or when there is nothing to announce. */
    open: { type: Boolean, required: true },
    announcedDueAt: { type: Date, default: null },
    announcedAt: { type: Date, default: null },
    /** Since when there is nothing to announce; null while open. */
    closedAt: { type: Date, default: null },
  },
  { collection: 'timers', autoIndex: false, versionKey: false },
);
timerSchema.index({ dueAt: 1 }, { partialFilterExpression: { open: true } });
// What was announced, latest first, for operators.
timerSchema.index({ dueAt: -1 }, { partialFilterExpression: { open: false } });

// Long after any message about the subject may still come again. One that does makes a timer that nobody minds.
timerSchema.index({ closedAt: 1 }, { expireAfterSeconds: CLOSED_KEPT_SECONDS });

export type Timer = InferSchemaType<typeof timerSchema>;
export type TimerStore = ReturnType<typeof timerStore>;

/** The timers: one a subject and kind, following the newest state of its subject. */
export function timerStore({ connection }: { connection: Connection }) {
  const timers = connection.model('Timer', timerSchema);
  const listed = ({ open, limit }: { open: boolean; limit: number }) =>
    timers
      .find({ open, dueAt: trusted({ $ne: null }) })
      .sort({ dueAt: open ? 1 : -1 })
      .limit(limit);

  return {
    /** Follows a newer state; false for one already known. A due time that was announced is not announced again. */
    async follow(wish: Wish): Promise<boolean> {
      const reopens = { $and: [{ $ne: [wish.dueAt, null] }, { $ne: ['$announcedDueAt', wish.dueAt] }] };
      try {
        const { matchedCount, upsertedCount } = await timers.updateOne(
          { _id: wish.id, version: trusted({ $lt: wish.version }) },
          [
            {
              $set: {
                kind: wish.kind,
                subjectId: wish.subjectId,
                dueAt: wish.dueAt,
                version: wish.version,
                traceparent: wish.traceparent,
                open: reopens,
                closedAt: { $cond: [reopens, null, '$$NOW'] },
                announcedDueAt: { $ifNull: ['$announcedDueAt', null] },
                announcedAt: { $ifNull: ['$announcedAt', null] },
              },
            },
          ],
          { upsert: true, updatePipeline: true },
        );
        return matchedCount + upsertedCount > 0;
      } catch (error) {
        if (isDuplicateKey(error)) return false; // the one we have is as new or newer
        throw error;
      }
    },

    /** Ends the timer if it is open and due by the database's clock; null when there is nothing to announce. */
    async complete(tx: Transaction, id: string): Promise<Timer | null> {
      return timers
        .findOneAndUpdate(
          { _id: id, open: true, $expr: trusted({ $lte: ['$dueAt', '$$NOW'] }) },
          [{ $set: { open: false, announcedDueAt: '$dueAt', announcedAt: '$$NOW', closedAt: '$$NOW' } }],
          { returnDocument: 'after', session: tx.session, updatePipeline: true },
        )
        .lean();
    },

    /** Ids of open timers that are due by the database's clock, the longest due first. */
    async due(limit: number): Promise<string[]> {
      const rows = await timers
        .find({ open: true, dueAt: trusted({ $ne: null }), $expr: trusted({ $lte: ['$dueAt', '$$NOW'] }) }, { _id: 1 })
        .sort({ dueAt: 1 })
        .limit(limit)
        .lean();
      return rows.map((row) => row._id);
    },

    /** Every open timer, for building the queue's jobs anew. */
    open(): AsyncIterable<Pick<Timer, '_id' | 'dueAt' | 'traceparent'>> {
      return timers
        .find({ open: true }, { dueAt: 1, traceparent: 1 })
        .sort({ dueAt: 1 })
        .lean()
        .cursor({ batchSize: 500 });
    },

    async list(input: { open: boolean; limit: number }): Promise<Timer[]> {
      return listed(input).lean();
    },

    /** The plan of `list`, for the test that refuses collection scans. */
    explainList(input: { open: boolean; limit: number }) {
      return listed(input).explain('queryPlanner');
    },

    countOpen(): Promise<number> {
      return timers.countDocuments({ open: true });
    },
  };
}
