import {
  CreateTicketBody,
  ListTicketsQuery,
  UpdateTicketBody,
  WithdrawTicketBody,
} from '@ticketing-dev/common/contracts';
import {
  answerCsv,
  currentUser,
  optionalUser,
  rateLimit,
  readBody,
  readId,
  readIdempotency,
  readQuery,
  requirePermission,
  requireUser,
} from '@ticketing-dev/common/http';
import { type Request, Router } from 'express';
import type { Deps } from '../deps.ts';
import type { Listing } from '../domain/listing.ts';
import { createTicket } from '../use-cases/create-ticket.ts';
import { listTickets } from '../use-cases/list-tickets.ts';
import { ownListings } from '../use-cases/own-listings.ts';
import { updateTicket } from '../use-cases/update-ticket.ts';
import { withdrawTicket } from '../use-cases/withdraw-ticket.ts';
import { LISTING_COLUMNS } from './listings-csv.ts';
import { ticketAnswers } from './ticket-answer.ts';

/** Above what a person does, below what a program would like to. */
const LISTING = { name: 'list', points: 600, perSeconds: 60, by: 'user' } as const;
/** A file of everything is more work than a page of it. */
const EXPORTING = { name: 'export', points: 30, perSeconds: 60, by: 'user' } as const;

export function ticketRoutes(deps: Deps): Router {
  const router = Router();
  const answers = (req: Request, listings: readonly Listing[]) => ticketAnswers(deps, listings, optionalUser(req));
  const answer = async (req: Request, listing: Listing) => (await answers(req, [listing]))[0];

  router.get('/', async (req, res) => {
    const page = await listTickets(deps, readQuery(req, ListTicketsQuery), optionalUser(req)?.id ?? null);
    res.json({ items: await answers(req, page.items), nextCursor: page.nextCursor });
  });

  router.post('/', requireUser, requirePermission('tickets:create'), rateLimit(deps, LISTING), async (req, res) => {
    const listing = await createTicket(deps, {
      sellerId: currentUser(req).id,
      body: readBody(req, CreateTicketBody),
      idempotency: readIdempotency(req),
    });
    res
      .status(201)
      .location(`/api/tickets/${listing.id}`)
      .json(await answer(req, listing));
  });

  /** For the seller: all that they ever listed, as a file for a spreadsheet. */
  router.get('/listings.csv', requireUser, rateLimit(deps, EXPORTING), async (req, res) => {
    async function* rows() {
      for await (const page of ownListings(deps, currentUser(req).id)) yield* await answers(req, page);
    }
    await answerCsv(res, { filename: 'listings.csv', columns: LISTING_COLUMNS, rows: rows() });
  });

  router.get('/:id', async (req, res) => {
    res.json(await answer(req, await deps.listings.get(readId(req, 'id'))));
  });

  router.put('/:id', requireUser, async (req, res) => {
    const listing = await updateTicket(deps, {
      id: readId(req, 'id'),
      caller: currentUser(req),
      body: readBody(req, UpdateTicketBody),
    });
    res.json(await answer(req, listing));
  });

  router.delete('/:id', requireUser, async (req, res) => {
    const { reason } = readBody(req, WithdrawTicketBody);
    await withdrawTicket(deps, { id: readId(req, 'id'), caller: currentUser(req), reason });
    res.status(204).end();
  });

  return router;
}
