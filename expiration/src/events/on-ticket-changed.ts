import { TicketCreated, TicketDeleted, TicketUpdated } from '@ticketing-dev/common/contracts';
import { consume } from '@ticketing-dev/common/messaging';
import type { Deps } from '../deps.ts';
import { wishOfTicket } from '../domain/timer.ts';
import { followSubject } from '../use-cases/follow-subject.ts';

export const onTicketChanged = consume([TicketCreated, TicketUpdated, TicketDeleted], (deps: Deps, event) =>
  followSubject(deps, wishOfTicket(event.data)),
);
