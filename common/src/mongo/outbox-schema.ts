import { Schema } from 'mongoose';
import type { EventEnvelope } from '../contracts/index.ts';

/** One event, saved in the transaction of the change it tells of, waiting to be published or kept for replay. */
export interface OutboxRow {
  /** The event's id. */
  readonly _id: string;
  readonly event: EventEnvelope;
  readonly natsSubject: string;
  /** Its data holds a one-time secret: the row is removed once sent. */
  readonly secret: boolean;
  /** Null until the broker is known to have stored it. */
  readonly sentAt: Date | null;
  readonly createdAt: Date;
}

/** What the relay polls: as small as the backlog, however many sent rows are kept. */
export const PENDING_INDEX = 'pending';
const DAY_SECONDS = 86_400;

/** Sent rows stay `retentionDays` for replay; unsent ones for ever. */
export function outboxSchema(retentionDays: number): Schema<OutboxRow> {
  const schema = new Schema<OutboxRow>(
    {
      _id: { type: String, required: true },
      event: { type: Schema.Types.Mixed, required: true },
      natsSubject: { type: String, required: true },
      secret: { type: Boolean, required: true },
      sentAt: { type: Date, default: null },
      createdAt: { type: Date, required: true },
    },
    { collection: 'outbox', autoIndex: false, versionKey: false },
  );
  schema.index({ createdAt: 1 }, { name: PENDING_INDEX, partialFilterExpression: { sentAt: null } });
  schema.index(
    { sentAt: 1 },
    {
      name: 'retention',
      expireAfterSeconds: retentionDays * DAY_SECONDS,
      partialFilterExpression: { sentAt: { $type: 'date' } },
    },
  );
  return schema;
}
