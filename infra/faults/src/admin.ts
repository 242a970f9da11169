import { eventually } from '@ticketing-dev/common/testing';
import { inboxOf } from '@ticketing-dev/stack/outside';
import type { TestStack } from '@ticketing-dev/stack/temporary-stack';
import { Visitor } from './visitor.ts';

/** The administrator: signs up with the address that makes one, and opens the link in the letter. */
export async function admin({ url, inboxUrl, settings }: TestStack): Promise<Visitor> {
  const person = await new Visitor(url, 'admin', { email: settings.ADMIN_EMAIL }).signUp();
  await eventually(
    async () => {
      const [token] = (await inboxOf(inboxUrl, person.email)).flatMap(
        ({ text }) => /token=([\w.~-]+)/.exec(text)?.[1] ?? [],
      );
      if (token === undefined) throw new Error(`no letter came to ${person.email}`);
      const { status } = await person.ask('POST', '/api/users/verify', { body: { token } });
      if (status !== 200 && status !== 410) throw new Error(`the link is refused: ${status}`);
    },
    { withinMs: 30_000 },
  );
  await eventually(
    async () => {
      await person.ask('POST', '/api/users/renew', { body: {} });
      const { status } = await person.ask('GET', '/api/ops/orders/outbox');
      if (status !== 200) throw new Error(`not an administrator: ${status}`);
    },
    { withinMs: 30_000 },
  );
  return person;
}
