import { TicketCreated, TicketDeleted, type TicketState, TicketUpdated } from '@ticketing-dev/common/contracts';
import { consume } from '@ticketing-dev/common/messaging';
import type { Deps } from '../deps.ts';
import type { Listing } from '../domain/listing.ts';
import { keepListing } from '../use-cases/keep-listing.ts';

export const onTicketChanged = consume([TicketCreated, TicketUpdated, TicketDeleted], (deps: Deps, { data }) =>
  keepListing(deps, toListing(data)),
);

function toListing(ticket: TicketState): Listing {
  const { id, sellerId, title, category, price, currency, quantity, venue, timeZone } = ticket;
  const { maxPerOrder, maxPerBuyer, status, version } = ticket;
  return {
    ...{ id, sellerId, title, category, price, currency, quantity, venue, timeZone },
    ...{ maxPerOrder, maxPerBuyer, status, version },
    paused: ticket.paused ?? false,
    startsAt: ticket.startsAt === null ? null : new Date(ticket.startsAt),
    salesEndAt: ticket.salesEndAt === null ? null : new Date(ticket.salesEndAt),
  };
}
