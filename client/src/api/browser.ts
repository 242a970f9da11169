import type { ApiError } from './api-error.ts';
import { noAnswer, readProblem } from './read-problem.ts';

interface Call<T> {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  /** Repeated with the same key, a request is one request. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
  /** Checks the answer; without it nobody reads the answer. */
  readonly read?: (answer: unknown) => T;
}

/**
 * Asks the API from the browser. An expired token is renewed, and the request repeated, once.
 *
 * @throws ApiError
 */
export async function call<T = void>(path: string, options: Call<T> = {}): Promise<T> {
  const response = await answered(path, options).catch(async (error: ApiError) => {
    if (error.code !== 'token-expired') throw error;
    await renew();
    return answered(path, options);
  });
  const answer: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  return options.read ? options.read(answer) : (undefined as T);
}

async function answered(path: string, { method = 'GET', body, idempotencyKey, signal }: Call<unknown>) {
  const response = await fetch(path, {
    method,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
    cache: 'no-store',
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw noAnswer();
  });
  if (!response.ok) throw await readProblem(response);
  return response;
}

let renewing: Promise<unknown> | undefined;

/** However many requests found the token expired, one renews it. */
function renew(): Promise<unknown> {
  renewing ??= answered('/api/users/renew', { method: 'POST' }).finally(() => {
    renewing = undefined;
  });
  return renewing;
}
