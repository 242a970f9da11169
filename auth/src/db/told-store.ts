import { UserCreated, UserUpdated } from '@ticketing-dev/common/contracts';
import type { Transaction } from '@ticketing-dev/common/mongo';
import { type Connection, Schema } from 'mongoose';

interface ToldRow {
  readonly _id: string;
  readonly event: { readonly subject: string; readonly type: string };
  readonly sentAt: Date | null;
  readonly secret: boolean;
}

const TOLD_OF_PEOPLE = [UserCreated.type, UserUpdated.type];
const schema = new Schema(
  { _id: String },
  { collection: 'outbox', autoIndex: false, versionKey: false, strict: false },
);
schema.index({ 'event.subject': 1 });

/** What was told of people, kept in the outbox for replay. */
export function toldStore({ connection }: { connection: Connection }) {
  connection.model('Told', schema);
  const rows = connection.collection<ToldRow>('outbox');

  return {
    /** Whoever hears the tombstone needs none of what was told before: what was sent goes now, what waits once it is sent. */
    async forget(userId: string, tx: Transaction): Promise<void> {
      const ofUser = { 'event.subject': userId, 'event.type': { $in: TOLD_OF_PEOPLE } };
      await rows.deleteMany({ ...ofUser, sentAt: { $type: 'date' } }, { session: tx.session });
      await rows.updateMany({ ...ofUser, sentAt: null }, { $set: { secret: true } }, { session: tx.session });
    },
  };
}
