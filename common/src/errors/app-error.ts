/** What kind of "no" this is. One place (the HTTP kit) turns kinds into status codes. */
export type ErrorKind =
  | 'invalid' // 400: bad input, nothing saved
  | 'unauthenticated' // 401
  | 'payment-required' // 402
  | 'forbidden' // 403
  | 'not-found' // 404: unknown, hidden from this caller, or a malformed id in a path
  | 'conflict' // 409: the state does not allow it (now)
  | 'gone' // 410: a used or expired link
  | 'too-large' // 413
  | 'unsupported-media-type' // 415
  | 'unprocessable' // 422: a rule is broken, whatever the state
  | 'too-many-requests' // 429
  | 'unavailable'; // 503: try again

/** One thing that is wrong with the input: the reason, and the field where there is one (dotted path). */
export interface FieldError {
  readonly message: string;
  readonly field?: string;
}

export interface AppErrorOptions {
  readonly errors?: readonly FieldError[];
  /** Extra members of the problem document, such as `available` on `sold-out`. Shown to the caller. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** Sent as `Retry-After`, in seconds. */
  readonly retryAfterSeconds?: number;
  readonly cause?: unknown;
}

/**
 * A "no" that the caller may read: thrown anywhere, answered once as `application/problem+json` (RFC 9457).
 *
 * @example throw new AppError('conflict', 'order-not-cancellable', 'This order is already being paid.');
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly kind: ErrorKind;
  /** Stable, kebab-case, for programs. */
  readonly code: string;
  readonly options: AppErrorOptions;

  constructor(kind: ErrorKind, code: string, detail: string, options: AppErrorOptions = {}) {
    super(detail, options.cause === undefined ? undefined : { cause: options.cause });
    this.kind = kind;
    this.code = code;
    this.options = options;
  }
}
