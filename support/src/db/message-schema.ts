import { type InferSchemaType, Schema } from 'mongoose';
import { CHANNELS, MESSAGE_KINDS, MESSAGE_STATES } from '../domain/new-message.ts';

export const messageSchema = new Schema(
  {
    _id: { type: String, required: true },
    kind: { type: String, required: true, enum: MESSAGE_KINDS },
    channel: { type: String, required: true, enum: CHANNELS },
    userId: { type: String, required: true },
    /** The aggregate it is about: an order's, payment's or link's id. */
    aboutId: { type: String, required: true },
    /** What the words are made of: the event's data. Emptied once sent where it holds a secret. */
    content: { type: Schema.Types.Mixed, required: true },
    state: { type: String, required: true, enum: MESSAGE_STATES },
    attempts: { type: Number, required: true, default: 0 },
    /** When to try (again); while sending, when the attempt counts as lost. Null once settled. */
    dueAt: { type: Date, default: null },
    /** After this it would only confuse: a payment reminder for a hold that ended. */
    expiresAt: { type: Date, default: null },
    error: { type: String, default: null },
    createdAt: { type: Date, required: true },
    settledAt: { type: Date, default: null },
    decisions: { type: [Schema.Types.Mixed], default: [] },
    version: { type: Number, required: true, default: 0 },
    /** Of what made it: sending it goes on with that trace. */
    traceparent: { type: String, default: null },
  },
  { collection: 'messages', autoIndex: false, versionKey: false, minimize: false },
);
/** At most one message per aggregate, kind and channel, for ever. */
messageSchema.index({ aboutId: 1, kind: 1, channel: 1 }, { unique: true });
/** What is due: as small as what waits, however many messages were sent. Serves only queries that ask for the `$type` too. */
messageSchema.index({ channel: 1, dueAt: 1 }, { partialFilterExpression: { dueAt: { $type: 'date' } } });
messageSchema.index({ userId: 1 }, { partialFilterExpression: { state: 'parked' } });
messageSchema.index({ state: 1, createdAt: -1, _id: 1 });
messageSchema.index({ createdAt: -1, _id: 1 });

export type Message = InferSchemaType<typeof messageSchema>;
