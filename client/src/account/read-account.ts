import { User } from '@ticketing-dev/common/contracts';
import { headers } from 'next/headers';
import { cache } from 'react';
import { noAnswer, readProblem } from '../api/read-problem.ts';
import { config } from '../config.ts';

const WITHIN_MS = 10_000;

/**
 * The visitor's whole account. Auth has no route that only reads it: a change of nothing answers with it, and changes nothing.
 *
 * @throws ApiError
 */
export const readAccount = cache(async (): Promise<User> => {
  const { AUTH_URL, PUBLIC_URL } = config();
  const visitor = await headers();
  const passedOn = ['cookie', 'user-agent', 'x-forwarded-for', 'x-forwarded-proto', 'x-request-id'].flatMap((name) => {
    const value = visitor.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  const response = await fetch(new URL('/api/users/me', AUTH_URL), {
    method: 'PATCH',
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      origin: new URL(PUBLIC_URL).origin,
      ...Object.fromEntries(passedOn),
    },
    body: '{}',
    cache: 'no-store',
    signal: AbortSignal.timeout(WITHIN_MS),
  }).catch(() => {
    throw noAnswer();
  });
  if (!response.ok) throw await readProblem(response);
  return User.parse(await response.json());
});
