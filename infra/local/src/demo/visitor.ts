import { setTimeout as sleep } from 'node:timers/promises';

/** What a start may pass through: not ready yet, roles not heard of yet, busy. */
const PASSING = new Set([403, 404, 429, 502, 503]);
const PATIENCE_MS = 30_000;

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Somebody with a browser on our pages, who tries again while the services still get to know each other. */
export function visitor(url: string) {
  let cookie = '';
  const ask = async (
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
    idempotencyKey?: string,
  ): Promise<Answer> => {
    const headers = {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      'sec-fetch-site': 'same-origin',
      cookie,
      ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
    };
    const signal = AbortSignal.timeout(10_000);
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(`${url}${path}`, { method, headers, ...sent, signal });
    const session = response.headers.getSetCookie().find((text) => text.startsWith('session='));
    if (session) cookie = session.split(';')[0] ?? '';
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  };
  const insist = async (what: string, once: () => Promise<Answer>, wanted: readonly number[]): Promise<Answer> => {
    const deadline = Date.now() + PATIENCE_MS;
    while (true) {
      const answer = await once().catch((error: Error) => ({ status: 503, body: error.message }));
      if (wanted.includes(answer.status)) return answer;
      if (!PASSING.has(answer.status) || Date.now() > deadline) {
        throw new Error(
          `The demo data could not be made: ${what} answers ${answer.status} ${JSON.stringify(answer.body)}`,
        );
      }
      await sleep(250);
    }
  };
  return {
    /** @throws Error in one sentence when the answer stays another than 200 */
    read: (path: string) => insist(`GET ${path}`, () => ask('GET', path), [200]),
    /** @throws Error in one sentence when the answer stays another than one of `wanted` */
    insist: (path: string, body: unknown, wanted: readonly number[], idempotencyKey?: string) =>
      insist(`POST ${path}`, () => ask('POST', path, body, idempotencyKey), wanted),
  };
}

export type Visitor = ReturnType<typeof visitor>;
