import { Schema } from 'mongoose';

/** `open` → `requested` (by an operator without the service's code at hand) → `retrying` → `retried`, or back to `open`; `dropped`. */
export const DEAD_LETTER_STATUSES = ['open', 'requested', 'retrying', 'retried', 'dropped'] as const;
export type DeadLetterStatus = (typeof DEAD_LETTER_STATUSES)[number];

/** Who decided what, and why. */
export interface Decision {
  /** User id or, from a terminal, a person's name. */
  readonly by: string;
  readonly reason: string;
}

export interface DeadLetterRow {
  /** The event's id; for a message without one, made from its content. */
  readonly _id: string;
  readonly type: string | null;
  readonly natsSubject: string;
  /** JSON text, which holds any depth and any key. Taken away once the letter is closed. */
  readonly payload?: string;
  /** `invalid`: broke its contract, never handled. `failed`: the handler threw every time. */
  readonly cause: 'invalid' | 'failed';
  readonly error: string;
  readonly attempts: number;
  readonly status: DeadLetterStatus;
  readonly firstAt: Date;
  readonly lastAt: Date;
  /** When a retry began; one whose process died may be begun again after a while. */
  readonly retryingSince?: Date;
  readonly closedAt?: Date;
  readonly history: readonly (Decision & { readonly action: 'retry' | 'drop'; readonly at: Date })[];
}

const KEPT_DAYS = 90;

/** Open letters stay for ever, closed ones for 90 days. */
export function deadLettersSchema(): Schema<DeadLetterRow> {
  const text = { type: String, required: true };
  const decision = new Schema(
    { by: text, reason: text, action: text, at: { type: Date, required: true } },
    { _id: false },
  );
  const schema = new Schema<DeadLetterRow>(
    {
      _id: text,
      type: { type: String, default: null },
      natsSubject: text,
      payload: String,
      cause: text,
      error: text,
      attempts: { type: Number, required: true },
      status: { ...text, enum: DEAD_LETTER_STATUSES },
      firstAt: { type: Date, required: true },
      lastAt: { type: Date, required: true },
      retryingSince: Date,
      closedAt: Date,
      history: [decision],
    },
    { collection: 'deadletters', autoIndex: false, versionKey: false },
  );
  schema.index({ status: 1, firstAt: 1, _id: 1 });
  schema.index({ closedAt: 1 }, { expireAfterSeconds: KEPT_DAYS * 86_400 });
  return schema;
}
