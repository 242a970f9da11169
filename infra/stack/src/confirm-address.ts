import { eventually } from '@ticketing-dev/common/testing';
import { inboxOf } from './outside.ts';
import type { Person } from './person.ts';

/** Opens the link in the mail: from now on e-tickets are sent to this address. */
export async function confirmAddress(inboxUrl: string, person: Person): Promise<void> {
  const token = await eventually(
    async () => {
      const texts = (await inboxOf(inboxUrl, person.email)).map(({ text }) => text);
      const found = texts.map((text) => /token=([\w.~-]+)/.exec(text)?.[1]).find((one) => one !== undefined);
      if (!found) throw new Error(`no link among ${texts.length} mails`);
      return found;
    },
    { withinMs: 20_000 },
  );
  const { status } = await person.ask('POST', '/api/users/verify', { body: { token } });
  if (status !== 200) throw new Error(`the link in the mail answers ${status}`);
}
