import { UserLinkRequested } from '@ticketing-dev/common/contracts';
import type { Transaction } from '@ticketing-dev/common/mongo';
import type { Deps } from '../deps.ts';
import { type LinkKind, linkUrl, newLink } from '../domain/link.ts';
import type { User } from '../domain/user.ts';

/** Has a single-use link mailed. Earlier ones stay good: mails come late and out of order. */
export async function sendLink(deps: Deps, input: { user: User; kind: LinkKind }, tx: Transaction): Promise<void> {
  const { user, kind } = input;
  const token = deps.newSecret();
  const link = newLink({ id: deps.newId(), kind, userId: user.id, token, now: deps.clock() });
  await deps.links.add(link, tx);
  tx.tell(UserLinkRequested, {
    subject: user.id,
    data: {
      id: link.id,
      userId: user.id,
      email: user.email,
      name: user.name,
      kind,
      url: linkUrl(deps.config.PUBLIC_URL, kind, token),
      expiresAt: link.expiresAt.toISOString(),
      version: user.version,
    },
  });
}
