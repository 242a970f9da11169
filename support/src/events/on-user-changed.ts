import { UserCreated, UserDeleted, UserUpdated } from '@ticketing-dev/common/contracts';
import { consume } from '@ticketing-dev/common/messaging';
import type { Deps } from '../deps.ts';

export const onUserChanged = consume([UserCreated, UserUpdated, UserDeleted], async (deps: Deps, event) => {
  await deps.recipients.follow(event.data);
  if ('emailVerified' in event.data && event.data.emailVerified)
    await deps.messages.unpark(event.data.id, deps.clock());
});
