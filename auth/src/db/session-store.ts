import { type Transaction, trusted } from '@ticketing-dev/common/mongo';
import { type Connection, Schema } from 'mongoose';
import type { Session } from '../domain/session.ts';

interface SessionRow extends Omit<Session, 'id'> {
  readonly _id: string;
}

const text = { type: String, required: true };
const date = { type: Date, required: true };
const schema = new Schema<SessionRow>(
  {
    _id: text,
    userId: text,
    userAgent: { type: String, default: null },
    createdAt: date,
    lastSeenAt: date,
    expiresAt: date,
  },
  { collection: 'sessions', autoIndex: false, versionKey: false },
);
schema.index({ userId: 1, lastSeenAt: -1 });
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

/** Sessions that live. One that was ended is no row. */
export function sessionStore({ connection }: { connection: Connection }) {
  const model = connection.model('Session', schema);

  return {
    async add({ id, ...rest }: Session, tx: Transaction): Promise<void> {
      await model.insertMany([{ _id: id, ...rest }], { session: tx.session });
    },

    async find({ id, userId }: { id: string; userId: string }, now: Date): Promise<Session | undefined> {
      const row = await model.findOne({ _id: id, userId, expiresAt: trusted({ $gt: now }) }).lean();
      return row ? toSession(row) : undefined;
    },

    /** The session that is used now, unless it has ended. */
    async use(filter: { id: string; userId: string }, now: Date, tx: Transaction): Promise<Session | undefined> {
      const row = await model
        .findOneAndUpdate(
          { _id: filter.id, userId: filter.userId, expiresAt: trusted({ $gt: now }) },
          { $set: { lastSeenAt: now } },
          { session: tx.session, returnDocument: 'after' },
        )
        .lean();
      return row ? toSession(row) : undefined;
    },

    /** Last used first. */
    async ofUser(userId: string, now: Date): Promise<Session[]> {
      const filter = { userId, expiresAt: trusted({ $gt: now }) };
      return (await model.find(filter).sort({ lastSeenAt: -1 }).limit(100).lean()).map(toSession);
    },

    /** Ends one session of the user, all but one, or all. Answers the ids of those that were alive. */
    async end(
      filter: { userId: string; only?: string | undefined; except?: string | undefined },
      tx: Transaction,
    ): Promise<string[]> {
      const { userId, only, except } = filter;
      const ended = {
        userId,
        ...(only !== undefined && { _id: only }),
        ...(except !== undefined && { _id: trusted({ $ne: except }) }),
      };
      const rows = await model.find(ended, { _id: 1 }, { session: tx.session }).lean();
      await model.deleteMany(ended, { session: tx.session });
      return rows.map((row) => row._id);
    },
  };
}

function toSession({ _id, ...row }: SessionRow): Session {
  return { id: _id, ...row };
}
