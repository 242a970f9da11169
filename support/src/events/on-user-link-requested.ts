import { UserLinkRequested } from '@ticketing-dev/common/contracts';
import { consume } from '@ticketing-dev/common/messaging';
import type { Deps } from '../deps.ts';
import { queueMessage } from '../use-cases/queue-message.ts';

export const onUserLinkRequested = consume(UserLinkRequested, (deps: Deps, { data: link }) =>
  queueMessage(deps, {
    kind: link.kind,
    userId: link.userId,
    aboutId: link.id,
    content: link,
    channels: ['email'],
    expiresAt: new Date(link.expiresAt),
  }),
);
