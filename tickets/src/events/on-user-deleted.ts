import { UserDeleted } from '@ticketing-dev/common/contracts';
import { consume } from '@ticketing-dev/common/messaging';
import type { Deps } from '../deps.ts';
import { withdrawTicketsOfUser } from '../use-cases/withdraw-tickets-of-user.ts';

export const onUserDeleted = consume(UserDeleted, (deps: Deps, event) => withdrawTicketsOfUser(deps, event.data.id));
