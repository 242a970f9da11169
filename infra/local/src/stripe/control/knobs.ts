import { z } from 'zod';

const count = z.int().min(0);

const Webhooks = z.strictObject({
  /** Every delivery waits this long. */
  delayMs: count.default(0),
  /** Every delivery waits a random time up to this, so that they overtake each other. */
  shuffleMs: count.default(0),
  /** Each event is delivered this many times more. */
  duplicates: count.default(0),
  /** The next so many deliveries are never made. */
  drop: count.default(0),
  /** The next so many attempts count as failed and are retried; `fail` before they are sent, `failAfterSending` after the receiver had them. */
  fail: count.default(0),
  failAfterSending: count.default(0),
  /** Nothing is delivered until this is false again. */
  paused: z.boolean().default(false),
  /** Shifts the signature's timestamp: −600 makes it too old for a receiver. */
  timestampOffsetSeconds: z.int().default(0),
});

const Fault = z.strictObject({
  method: z.enum(['GET', 'POST']).optional(),
  // A path with `*` for one segment: `/v1/payment_intents/*/capture`.
  path: z.string(),
  times: count.default(1),
  latencyMs: count.default(0),
  /** Whether the request has had its effect when the answer goes wrong. */
  effect: z.boolean().default(false),
  /** A status (500, 429, 409, …), or the connection left open (`hang`) or cut (`drop`). Absent: only slow. */
  answer: z
    .union([z.int().min(400).max(599), z.literal('hang'), z.literal('drop')])
    .nullable()
    .default(null),
  /** The `error` object of the answer, for a status that has none of its own here. */
  error: z.looseObject({ type: z.string() }).nullable().default(null),
});
export type Fault = z.output<typeof Fault>;

export const Knobs = z.strictObject({
  clockOffsetSeconds: z.int().default(0),
  webhooks: Webhooks.prefault({}),
  faults: z.array(Fault).default([]),
});
export type Knobs = z.output<typeof Knobs>;

export const KnobsPatch = z.strictObject({
  reset: z.boolean().default(false),
  clockOffsetSeconds: z.int().optional(),
  /** Only the knobs named change. */
  webhooks: z.record(z.string(), z.unknown()).optional(),
  /** Replaces the list. */
  faults: z.array(z.unknown()).optional(),
});
