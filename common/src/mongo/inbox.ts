import { type ClientSession, type Connection, Schema } from 'mongoose';
import { isDuplicateKey } from './duplicate-key.ts';

interface InboxRow {
  /** `<consumer>/<event id>`: the key that makes an effect happen once. */
  readonly _id: string;
  readonly consumer: string;
  readonly eventId: string;
  readonly at: Date;
}

const DAY_SECONDS = 86_400;

/** This event had its effect already. Aborts the transaction it is thrown in. */
export class AlreadyHandled extends Error {
  override readonly name = 'AlreadyHandled';
}

export type Inbox = ReturnType<typeof inboxOn>;

/** What this service has heard: the collection `inbox`. Rows go after `retentionDays`, long after brokers stop redelivering. */
export function inboxOn(connection: Connection, { retentionDays = 30 }: { retentionDays?: number } = {}) {
  const schema = new Schema<InboxRow>(
    {
      _id: { type: String, required: true },
      consumer: { type: String, required: true },
      eventId: { type: String, required: true },
      at: { type: Date, required: true },
    },
    { collection: 'inbox', autoIndex: false, versionKey: false },
  );
  schema.index({ at: 1 }, { name: 'retention', expireAfterSeconds: retentionDays * DAY_SECONDS });
  connection.model('Inbox', schema);
  const rows = () => connection.collection<InboxRow>('inbox');

  return {
    /** @throws AlreadyHandled when this consumer's effect of this event was committed before. */
    async claim(row: { consumer: string; eventId: string; at: Date }, session: ClientSession): Promise<void> {
      try {
        await rows().insertOne({ _id: `${row.consumer}/${row.eventId}`, ...row }, { session });
      } catch (error) {
        throw isDuplicateKey(error) ? new AlreadyHandled(`${row.consumer} has handled ${row.eventId}`) : error;
      }
    },
  };
}
