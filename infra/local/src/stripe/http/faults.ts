import type { Fault } from '../control/knobs.ts';
import type { Double } from '../double.ts';
import { ApiError, type ApiErrorBody } from './api-error.ts';
import { inUse } from './idempotency.ts';

/** Takes one use of the first fault planned for this request. */
export function takeFault(double: Double, method: string, path: string): Fault | null {
  const knobs = double.knobs.read();
  const fault = knobs.faults.find(
    (one) => one.times > 0 && (one.method === undefined || one.method === method) && matches(one.path, path),
  );
  if (!fault) return null;
  const faults = knobs.faults
    .map((one) => (one === fault ? { ...one, times: one.times - 1 } : one))
    .filter((one) => one.times > 0);
  double.knobs.write({ ...knobs, faults });
  return fault;
}

function matches(pattern: string, path: string): boolean {
  const parts = pattern.split('/');
  const names = path.split('/');
  return parts.length === names.length && parts.every((part, index) => part === '*' || part === names[index]);
}

/** Refusals that Stripe makes before a request is executed, so that nothing is kept under its key. */
export const isBeforeExecution = (status: number) => [401, 403, 409, 429].includes(status);

/** The wrong answer a fault asks for. */
export function faultError(fault: Fault, status: number, idempotencyKey: string | null): ApiError {
  if (fault.error) return new ApiError(status, { message: 'Injected.', ...fault.error } as ApiErrorBody);
  if (status === 409) return inUse(idempotencyKey ?? '(none)');
  if (status === 429)
    return new ApiError(429, {
      type: 'invalid_request_error',
      code: 'rate_limit',
      message: 'Request rate limit exceeded. Learn more about rate limits in the documentation.',
    });
  return new ApiError(status, {
    type: status < 500 ? 'invalid_request_error' : 'api_error',
    message: 'An unknown error occurred',
  });
}
