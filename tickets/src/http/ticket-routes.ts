import { answerCsv, rateLimit, serve } from '@ticketing-dev/common/http';
import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { createTicket } from '../use-cases/create-ticket.ts';
import { listTickets } from '../use-cases/list-tickets.ts';
import { ownListings } from '../use-cases/own-listings.ts';
import { updateTicket } from '../use-cases/update-ticket.ts';
import { withdrawTicket } from '../use-cases/withdraw-ticket.ts';
import * as api from './api.ts';
import { LISTING_COLUMNS } from './listings-csv.ts';
import { ticketAnswer, ticketAnswers } from './ticket-answer.ts';

/** Above what a person does, below what a program would like to. */
const LISTING = { name: 'list', points: 600, perSeconds: 60, by: 'user' } as const;
/** A file of everything is more work than a page of it. */
const EXPORTING = { name: 'export', points: 30, perSeconds: 60, by: 'user' } as const;

export function ticketRoutes(deps: Deps): Router {
  const router = Router();

  serve(router, api.listTickets, async ({ user, query, res }) => {
    const page = await listTickets(deps, query, user?.id ?? null);
    res.json({ items: await ticketAnswers(deps, page.items, user), nextCursor: page.nextCursor });
  });

  serve(router, api.createTicket, [rateLimit(deps, LISTING)], async ({ user, body, idempotency, res }) => {
    const listing = await createTicket(deps, { sellerId: user.id, body, idempotency });
    res.status(201).location(`/api/tickets/${listing.id}`);
    res.json(await ticketAnswer(deps, listing, user));
  });

  serve(router, api.exportListings, [rateLimit(deps, EXPORTING)], async ({ user, res }) => {
    async function* rows() {
      for await (const page of ownListings(deps, user.id)) yield* await ticketAnswers(deps, page, user);
    }
    await answerCsv(res, { filename: 'listings.csv', columns: LISTING_COLUMNS, rows: rows() });
  });

  serve(router, api.getTicket, async ({ user, params, res }) => {
    res.json(await ticketAnswer(deps, await deps.listings.get(params.id), user));
  });

  serve(router, api.updateTicket, async ({ user, params, body, res }) => {
    const listing = await updateTicket(deps, { id: params.id, caller: user, body });
    res.json(await ticketAnswer(deps, listing, user));
  });

  serve(router, api.withdrawTicket, async ({ user, params, body, res }) => {
    await withdrawTicket(deps, { id: params.id, caller: user, reason: body.reason });
    res.status(204).end();
  });

  return router;
}
