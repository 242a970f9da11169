import { CreateTicketBody, ListTicketsQuery, type Ticket, UpdateTicketBody } from '@ticketing-dev/common/contracts';
import {
  currentUser,
  optionalUser,
  readBody,
  readId,
  readIdempotency,
  readQuery,
  requirePermission,
  requireUser,
} from '@ticketing-dev/common/http';
import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { isOrderable, type Listing, stateOf } from '../domain/listing.ts';
import { createTicket } from '../use-cases/create-ticket.ts';
import { listTickets } from '../use-cases/list-tickets.ts';
import { updateTicket } from '../use-cases/update-ticket.ts';
import { withdrawTicket } from '../use-cases/withdraw-ticket.ts';

export function ticketRoutes(deps: Deps): Router {
  const router = Router();
  const answer = (listing: Listing) => ticketOf(listing, deps.clock());

  router.get('/', async (req, res) => {
    const page = await listTickets(deps, readQuery(req, ListTicketsQuery), optionalUser(req)?.id ?? null);
    res.json({ items: page.items.map(answer), nextCursor: page.nextCursor });
  });

  router.post('/', requireUser, requirePermission('tickets:create'), async (req, res) => {
    const listing = await createTicket(deps, {
      sellerId: currentUser(req).id,
      body: readBody(req, CreateTicketBody),
      idempotency: readIdempotency(req),
    });
    res.status(201).location(`/api/tickets/${listing.id}`).json(answer(listing));
  });

  router.get('/:id', async (req, res) => {
    res.json(answer(await deps.listings.get(readId(req, 'id'))));
  });

  router.put('/:id', requireUser, async (req, res) => {
    const listing = await updateTicket(deps, {
      id: readId(req, 'id'),
      caller: currentUser(req),
      body: readBody(req, UpdateTicketBody),
    });
    res.json(answer(listing));
  });

  router.delete('/:id', requireUser, async (req, res) => {
    await withdrawTicket(deps, { id: readId(req, 'id'), caller: currentUser(req) });
    res.status(204).end();
  });

  return router;
}

function ticketOf(listing: Listing, now: Date): Ticket {
  const { available, held, sold } = listing.inventory;
  return { ...stateOf(listing), available, held, sold, orderable: isOrderable(listing, now) };
}
