import { eventually } from '@ticketing-dev/common/testing';
import { inboxOf } from '@ticketing-dev/stack/outside';

/** The link a person finds in the newest mail to them that has one to this page. */
export function linkInMail(inboxUrl: string, to: string, page: string): Promise<string> {
  return eventually(
    async () => {
      const mails = await inboxOf(inboxUrl, to);
      const links = mails.flatMap(({ text }) => text.match(/https?:\/\/\S+/g) ?? []);
      const link = links.find((one) => new URL(one).pathname === page);
      if (!link) throw new Error(`no link to ${page} in ${mails.length} mails to ${to}`);
      return link;
    },
    { withinMs: 20_000 },
  );
}
