import { z } from 'zod';

const Problem = z.object({ detail: z.string(), code: z.string() });

export type Operator = Awaited<ReturnType<typeof signInOperator>>;

/**
 * An operator at the product's own doors: whatever they do is checked and kept there under their name.
 *
 * @throws Error in one sentence
 */
export async function signInOperator({ url, email, password }: { url: string; email: string; password: string }) {
  let cookie = '';

  async function ask<S extends z.ZodType>(path: string, schema: S, body?: unknown): Promise<z.output<S>> {
    const response = await fetch(new URL(path, url), {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json', cookie },
      signal: AbortSignal.timeout(30_000),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch((error: Error) => {
      throw new Error(`${url} does not answer (${error.message}): is the product running, and PUBLIC_URL right?`);
    });
    const session = response.headers.getSetCookie().find((text) => text.startsWith('session='));
    if (session) cookie = session.split(';')[0] ?? '';
    const answer: unknown = await response.json().catch(() => null);
    if (response.ok) return schema.parse(answer);
    const problem = Problem.safeParse(answer);
    const why = problem.success ? `${problem.data.detail} (${problem.data.code})` : `status ${response.status}`;
    throw new Error(`${path}: ${why}`);
  }

  await ask('/api/users/signin', z.unknown(), { email, password });
  return {
    get: <S extends z.ZodType>(path: string, schema: S) => ask(path, schema),
    post: <S extends z.ZodType>(path: string, body: object, schema: S) => ask(path, schema, body),
  };
}
