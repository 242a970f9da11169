/** Our calls of one kind to Stripe for one payment: the number of the last one, and whether its outcome is still unknown. */
export interface Call {
  readonly n: number;
  readonly open: boolean;
}

export const NO_CALL: Call = { n: 0, open: false };

/**
 * The call to make now, saved before it is made: its number is part of the idempotency key. While the outcome of the last one
 * is unknown (a timeout, a crash) it is the same call again, which Stripe answers as it answered the first time.
 */
export const begun = (call: Call): Call => (call.open ? call : { n: call.n + 1, open: true });

/** The outcome is known: an answer, or an error of Stripe after which its object shows that nothing happened. */
export const ended = (call: Call): Call => (call.open ? { ...call, open: false } : call);
