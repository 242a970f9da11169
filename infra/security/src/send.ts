import type { anonymous } from '@ticketing-dev/common/testing';

export type Agent = ReturnType<typeof anonymous>;
const METHODS = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const;

/** A request by its method's name. */
export function send(agent: Agent, method: string, { path, body }: { path: string; body?: object }) {
  const name = Object.entries(METHODS).find(([one]) => one === method)?.[1];
  if (name === undefined) throw new Error(`nobody knows ${method}`);
  const request = agent[name](path);
  return body === undefined ? request : request.send(body);
}
