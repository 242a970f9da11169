import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import type { Problem } from '../contracts/index.ts';
import { AppError, type ErrorKind } from '../errors/index.ts';
import { isTransient } from '../mongo/is-transient.ts';
import { fieldErrors } from './field-errors.ts';

/** The status of each kind of "no". */
export const STATUS: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  'payment-required': 402,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  gone: 410,
  'too-large': 413,
  'unsupported-media-type': 415,
  unprocessable: 422,
  'too-many-requests': 429,
  unavailable: 503,
};

/** Turns an error into its problem document (RFC 9457). `details` join the document, they never replace its members. */
export function toProblem(error: AppError, requestId?: string): Problem {
  const status = STATUS[error.kind];
  const { errors, details } = error.options;
  return {
    ...details,
    type: `https://ticketing.dev/problems/${error.code}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code: error.code,
    detail: error.message,
    errors: errors !== undefined && errors.length > 0 ? [...errors] : [{ message: error.message }],
    ...(requestId === undefined ? {} : { requestId }),
  };
}

/** The document for what nobody foresaw: nothing of the error itself. */
export function internalProblem(requestId?: string): Problem {
  const detail = 'Something went wrong on our side. Please try again.';
  return {
    type: 'https://ticketing.dev/problems/internal-error',
    title: 'Internal Server Error',
    status: 500,
    code: 'internal-error',
    detail,
    errors: [{ message: detail }],
    ...(requestId === undefined ? {} : { requestId }),
  };
}

/** Recognizes the "no"s of libraries; `undefined` is an error nobody foresaw. */
export function asAppError(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  if (error instanceof z.ZodError) return invalidInput(error);
  return fromBodyParser(error) ?? fromMongo(error);
}

/** 400 with one entry in `errors` for each thing that is wrong. */
export function invalidInput(error: z.ZodError): AppError {
  return new AppError('invalid', 'invalid-input', 'Some of the input is not valid.', { errors: fieldErrors(error) });
}

const HttpError = z.object({ status: z.int().min(400).max(499), type: z.string().optional() });

/** Express' and body-parser's own refusals (http-errors). */
function fromBodyParser(error: unknown): AppError | undefined {
  const { status, type } = HttpError.safeParse(error).data ?? {};
  if (status === undefined) return undefined;
  const cause = { cause: error };
  if (type === 'entity.parse.failed') {
    return new AppError('invalid', 'malformed-json', 'The body is not valid JSON.', cause);
  }
  if (status === 413) return new AppError('too-large', 'too-large', 'The body is too large.', cause);
  if (status === 415) {
    return new AppError(
      'unsupported-media-type',
      'unsupported-media-type',
      'The body must be plain JSON in UTF-8.',
      cause,
    );
  }
  // A parameter in the path that does not decode names nothing we have.
  if (error instanceof URIError) return notFound();
  return new AppError('invalid', 'bad-request', 'The request could not be read.', cause);
}

/** The database is away: worth another try. */
function fromMongo(error: unknown): AppError | undefined {
  if (!isTransient(error)) return undefined;
  return new AppError('unavailable', 'database-unavailable', 'We cannot reach our database. Please try again.', {
    retryAfterSeconds: 2,
    cause: error,
  });
}

/** 404 for unknown routes, unknown things, other people's things and malformed ids alike. */
export function notFound(detail = 'There is nothing here.'): AppError {
  return new AppError('not-found', 'not-found', detail);
}
