import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '@ticketing-dev/common/contracts';
import type { z } from 'zod';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed body; null when there is none. */
  readonly body: unknown;
}

export interface Ask {
  readonly body?: unknown;
  readonly idempotencyKey?: string;
  readonly timeoutMs?: number;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Somebody with a browser's cookie jar, on our own pages. */
export class Person {
  readonly url: string;
  readonly email: string;
  /** How long a client keeps repeating a request that got no answer. */
  readonly patienceMs: number = 60_000;
  #cookie = '';

  constructor(url: string, email = `${randomUUID()}@example.com`) {
    this.url = url;
    this.email = email;
  }

  /** The same browser's cookie in other hands. */
  twin(): Person {
    const twin = new Person(this.url, this.email);
    twin.#cookie = this.#cookie;
    return twin;
  }

  /** What the browser sends: for looking that it is written down nowhere. */
  get cookie(): string {
    return this.#cookie;
  }

  /** One request, one answer; rejects when there is none. */
  async ask(method: Method, path: string, { body, idempotencyKey, timeoutMs = 15_000 }: Ask = {}): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        'sec-fetch-site': 'same-origin',
        ...(this.#cookie ? { cookie: this.#cookie } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      },
      signal: AbortSignal.timeout(timeoutMs),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const session = response.headers.getSetCookie().find((cookie) => cookie.startsWith('session='));
    if (session) this.#cookie = session.split(';')[0] ?? '';
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
  }

  /**
   * The same request again and again until there is a real answer: what a client does whose server was killed. Creations carry
   * one Idempotency-Key over all tries.
   */
  async insist(method: Method, path: string, ask: Ask = {}): Promise<Answer> {
    const deadline = Date.now() + this.patienceMs;
    const repeated = { ...ask, idempotencyKey: ask.idempotencyKey ?? randomUUID(), timeoutMs: ask.timeoutMs ?? 8_000 };
    for (let pause = 50; ; pause = Math.min(pause * 2, 1_000)) {
      const answer = await this.ask(method, path, repeated).catch((error: unknown) => error);
      const settled = isAnswer(answer) && answer.status < 500 && answer.status !== 429;
      if (settled) return answer;
      if (Date.now() > deadline)
        throw new Error(`${method} ${path}: no answer in ${this.patienceMs / 1_000} s`, { cause: answer });
      await sleep(pause);
    }
  }

  /** As `ask`, and the body by its schema. Throws what the server said when it is not the status wanted. */
  async get<S extends z.ZodType>(path: string, schema: S): Promise<z.output<S>> {
    return read(await this.ask('GET', path), 200, schema);
  }

  async post<S extends z.ZodType>(path: string, body: unknown, schema: S, status = 201): Promise<z.output<S>> {
    return read(await this.ask('POST', path, { body }), status, schema);
  }

  async signUp(fields: { phone?: string; name?: string } = {}): Promise<this> {
    const body = { email: this.email, password: 'correct horse battery', ...fields };
    const answer = await this.insist('POST', '/api/users/signup', { body });
    if (answer.status !== 201) throw new Error(`sign-up: ${JSON.stringify(answer.body)}`);
    return this;
  }

  async signIn(password: string): Promise<this> {
    const answer = await this.insist('POST', '/api/users/signin', { body: { email: this.email, password } });
    if (answer.status !== 200) throw new Error(`sign-in: ${JSON.stringify(answer.body)}`);
    return this;
  }
}

/** The body of an answer with the status wanted. @throws Error with what the server said instead. */
export function read<S extends z.ZodType>(answer: Answer, status: number, schema: S): z.output<S> {
  if (answer.status !== status)
    throw new Error(`${answer.status} instead of ${status}: ${JSON.stringify(answer.body)}`);
  return schema.parse(answer.body);
}

/** The stable code of a refusal. */
export function codeOf(answer: Answer): string {
  return Problem.parse(answer.body).code;
}

function isAnswer(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && 'status' in value && 'headers' in value;
}
