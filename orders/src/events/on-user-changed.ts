import { UserCreated, UserDeleted, UserUpdated } from '@ticketing-dev/common/contracts';
import { consume } from '@ticketing-dev/common/messaging';
import type { Deps } from '../deps.ts';
import { keepUser } from '../use-cases/keep-user.ts';

export const onUserChanged = consume([UserCreated, UserUpdated, UserDeleted], (deps: Deps, { data }) =>
  keepUser(deps, data),
);
