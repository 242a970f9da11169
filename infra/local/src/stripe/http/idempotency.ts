import { createHash } from 'node:crypto';
import type { Call } from '../double.ts';
import type { StoredAnswerRow } from '../state/rows.ts';
import { ApiError } from './api-error.ts';
import type { RawParams } from './form.ts';

const LIFE_MS = 24 * 3600 * 1000;

/** Keys whose first request is still running, in this process: a request does not outlive it. */
export const runningKeys = () => new Set<string>();

const rowId = (call: Call) => `${call.account}:${call.idempotencyKey}`;

/** The answer kept under this request's key; throws when the key is taken by another request, or is still running. */
export function storedAnswer(
  call: Call,
  running: ReadonlySet<string>,
  path: string,
  params: RawParams,
): StoredAnswerRow | null {
  const { idempotencyKey: key } = call;
  if (key === null) return null;
  if (key.length > 255)
    throw refuse(400, 'invalid_request_error', 'Idempotency keys can be at most 255 characters long.');
  if (running.has(rowId(call))) throw inUse(key);
  const found = call.double.store.get('storedAnswers', rowId(call));
  if (!found || found.at + LIFE_MS <= call.double.clock.now()) return null;
  if (found.path !== path)
    throw refuse(
      400,
      'idempotency_error',
      `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${path}' vs ` +
        `'${found.path}'). Try using a key other than '${key}' if you meant to execute a different request.`,
    );
  if (found.fingerprint !== fingerprint(params))
    throw refuse(
      400,
      'idempotency_error',
      'Keys for idempotent requests can only be used with the same parameters they were first used with. ' +
        `Try using a key other than '${key}' if you meant to execute a different request.`,
    );
  return found;
}

export async function whileRunning<T>(call: Call, running: Set<string>, work: () => Promise<T>): Promise<T> {
  if (call.idempotencyKey === null) return work();
  running.add(rowId(call));
  try {
    return await work();
  } finally {
    running.delete(rowId(call));
  }
}

/** Keeps an answer under the key, in the transaction of what it answers. Replaces an expired one. */
export function keepAnswer(
  call: Call,
  path: string,
  params: RawParams,
  answer: { status: number; body: object },
): void {
  if (call.idempotencyKey === null) return;
  call.double.store.put('storedAnswers', {
    id: rowId(call),
    path,
    fingerprint: fingerprint(params),
    requestId: call.requestId ?? '',
    at: call.double.clock.now(),
    ...answer,
  });
}

export function inUse(key: string): ApiError {
  return refuse(
    409,
    'idempotency_error',
    'There is currently another in-progress request using this Stripe Idempotent Key (that probably means you ' +
      `submitted twice, and the other request is still going through): ${key}. Please try again later.`,
    'idempotency_key_in_use',
  );
}

function refuse(status: number, type: 'idempotency_error' | 'invalid_request_error', message: string, code?: string) {
  return new ApiError(status, { type, message, ...(code && { code }) }, { validation: true });
}

function fingerprint(params: RawParams): string {
  const sorted = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, inner]) => [key, sorted(inner)])
      : value;
  return createHash('sha256')
    .update(JSON.stringify(sorted(params)))
    .digest('hex');
}
