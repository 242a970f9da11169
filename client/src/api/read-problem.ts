import type { Problem } from '@ticketing-dev/common/contracts';
import { ApiError } from './api-error.ts';

/** The error an answer that is not 2xx stands for, whoever wrote it: a service, the gateway, or something in between. */
export async function readProblem(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => undefined);
  if (isProblemDocument(body)) return new ApiError(body);
  return new ApiError(unexplained(response.status, response.headers.get('x-request-id') ?? undefined));
}

/** No answer: the network, or a service that is away. */
export function noAnswer(requestId?: string): ApiError {
  return new ApiError({ ...unexplained(0, requestId), code: 'no-answer' });
}

function unexplained(status: number, requestId: string | undefined): Problem {
  const detail = 'Something went wrong on our side.';
  const code = 'internal-error';
  return {
    type: `https://ticketing.dev/problems/${code}`,
    title: '',
    status,
    code,
    detail,
    errors: [],
    ...(requestId ? { requestId } : {}),
  };
}

/** Small on purpose: the contracts' schema would cost each page its size. */
function isProblemDocument(value: unknown): value is Problem {
  return (
    typeof value === 'object' &&
    value !== null &&
    'code' in value &&
    typeof value.code === 'string' &&
    'status' in value &&
    typeof value.status === 'number' &&
    'detail' in value &&
    typeof value.detail === 'string' &&
    'errors' in value &&
    Array.isArray(value.errors)
  );
}
