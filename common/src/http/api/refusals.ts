import type { ErrorKind } from '../../errors/index.ts';
import { STATUS } from '../problem.ts';
import type { Route } from './route.ts';

/** The codes of every "no" a route may answer, its own and those of the kit around it, by status. */
export function refusalsOf(route: Route): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, string[]>();
  const add = (status: number, codes: readonly string[]) => {
    const all = new Set([...(found.get(status) ?? []), ...codes]);
    if (all.size > 0) found.set(status, [...all].sort());
  };
  for (const [kind, codes] of kitRefusals(route)) add(STATUS[kind], codes);
  for (const [kind, codes] of Object.entries(route.refusals ?? {})) add(STATUS[kind as ErrorKind], codes);
  add(500, ['internal-error']);
  return new Map([...found].sort(([one], [other]) => one - other));
}

/** What may be said before a route's own handler is asked. */
function kitRefusals({ method, who, params, idempotent, raw }: Route): [ErrorKind, string[]][] {
  const forbidden = [
    ...(method === 'get' || raw ? [] : ['cross-site-request']),
    ...(who === 'everyone' || who === 'signed-in' ? [] : ['not-allowed']),
  ];
  return [
    ['invalid', ['bad-request', 'invalid-input', 'malformed-json']],
    ['unauthenticated', who === 'everyone' ? [] : ['not-signed-in', 'token-expired']],
    ['forbidden', forbidden],
    ['not-found', params ? ['not-found'] : []],
    ['too-large', ['too-large']],
    ['unsupported-media-type', raw ? [] : ['unsupported-media-type']],
    ['unprocessable', idempotent ? ['idempotency-key-reused'] : []],
    ['too-many-requests', ['too-many-requests']],
    ['unavailable', ['database-busy', 'database-unavailable']],
  ];
}
