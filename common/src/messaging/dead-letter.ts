/** An event that this service could not take in, kept for an operator to look at, try again or drop. */
export interface DeadLetter {
  /** The event's id, where the message was readable enough to have one. The same event set aside twice is one letter. */
  readonly eventId?: string;
  /** `order:created`, where it was readable enough. */
  readonly type?: string;
  readonly natsSubject: string;
  /** What arrived: the envelope as JSON, or the text itself. */
  readonly payload: unknown;
  /** `invalid`: broke its contract, never handled. `failed`: the handler threw every time. */
  readonly reason: 'invalid' | 'failed';
  readonly error: string;
  readonly attempts: number;
}

/** Where dead letters go. `add` may be called again for the same event and must then keep one. */
export interface DeadLetters {
  /** Keeps it. */
  add(letter: DeadLetter): Promise<void>;
}
