import { UserCreated, UserDeleted, UserUpdated } from '@ticketing-dev/common/contracts';
import { consume } from '@ticketing-dev/common/messaging';
import type { Deps } from '../deps.ts';
import { followSeller } from '../use-cases/follow-seller.ts';

export const onUserChanged = consume([UserCreated, UserUpdated, UserDeleted], (deps: Deps, { data }) =>
  followSeller(deps, data),
);
