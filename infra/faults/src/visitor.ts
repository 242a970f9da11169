import { type Answer, type Ask, Person } from '@ticketing-dev/stack/person';
import { z } from 'zod';
import type { History } from './history.ts';

const Said = z.union([
  z.object({ code: z.string() }).transform(({ code }) => code),
  z.object({ id: z.string() }).transform(({ id }) => id),
]);
type Method = Parameters<Person['ask']>[0];

/** Somebody whose every answer is written down. Longer patience than any fault lasts; a session that ran out is renewed. */
export class Visitor extends Person {
  override readonly patienceMs = 200_000;
  readonly name: string;
  #history: History | undefined;

  constructor(url: string, name: string, { email, history }: { email?: string; history?: History | undefined } = {}) {
    super(url, email);
    this.name = name;
    this.#history = history;
  }

  override async ask(method: Method, path: string, ask: Ask = {}): Promise<Answer> {
    const answer = await this.#written(method, path, ask);
    if (answer.status !== 401 || path.startsWith('/api/users')) return answer;
    await this.#written('POST', '/api/users/renew', { body: {} });
    return this.#written(method, path, ask);
  }

  async #written(method: Method, path: string, ask: Ask): Promise<Answer> {
    const history = this.#history;
    const at = history?.now() ?? 0;
    const fact = { at, who: this.name, method, path, key: ask.idempotencyKey };
    const passed = () => (history?.now() ?? 0) - at;
    try {
      const answer = await super.ask(method, path, ask);
      history?.asked({ ...fact, ms: passed(), status: answer.status, said: Said.safeParse(answer.body).data });
      return answer;
    } catch (error) {
      history?.asked({ ...fact, ms: passed(), error: error instanceof Error ? error.message : String(error) });
      throw error;
    }
  }
}
