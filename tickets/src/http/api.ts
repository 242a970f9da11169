import {
  CreateTicketBody,
  Id,
  ListTicketsQuery,
  pageOf,
  Ticket,
  UpdateTicketBody,
  WithdrawTicketBody,
} from '@ticketing-dev/common/contracts';
import { type Api, content, documentApi, idParam, opsApi, route } from '@ticketing-dev/common/http';

const params = idParam(Id);

export const listTickets = route({
  method: 'get',
  path: '/api/tickets',
  summary: "Listings on sale, or one's own",
  description: '`seller=me` needs a session. All filters may be combined.',
  who: 'everyone',
  query: ListTicketsQuery,
  answers: { 200: pageOf(Ticket) },
  refusals: { unauthenticated: ['not-signed-in'] },
});

export const createTicket = route({
  method: 'post',
  path: '/api/tickets',
  summary: 'Puts tickets up for sale',
  who: 'tickets:create',
  idempotent: true,
  body: CreateTicketBody,
  answers: { 201: Ticket },
  refusals: { forbidden: ['account-not-active'] },
});

export const exportListings = route({
  method: 'get',
  path: '/api/tickets/listings.csv',
  summary: 'All that one ever listed, for a spreadsheet',
  who: 'signed-in',
  answers: { 200: content('text/csv') },
});

export const getTicket = route({
  method: 'get',
  path: '/api/tickets/:id',
  summary: 'One listing',
  description: 'What it earned is for its seller, and for who may manage any.',
  who: 'everyone',
  params,
  answers: { 200: Ticket },
  refusals: { 'not-found': ['listing-not-found'] },
});

export const updateTicket = route({
  method: 'put',
  path: '/api/tickets/:id',
  summary: "Changes a listing of one's own",
  description: 'Only the fields that are sent change. While seats are held the price and the currency are locked.',
  who: 'signed-in',
  params,
  body: UpdateTicketBody,
  answers: { 200: Ticket },
  refusals: {
    forbidden: ['not-your-listing'],
    'not-found': ['listing-not-found'],
    conflict: ['listing-locked', 'listing-withdrawn', 'stale-version'],
    unprocessable: ['quantity-too-low'],
  },
});

export const withdrawTicket = route({
  method: 'delete',
  path: '/api/tickets/:id',
  summary: 'Takes a listing off the market for good',
  description: 'Holds stand and may still be paid.',
  who: 'signed-in',
  params,
  body: WithdrawTicketBody,
  answers: { 204: null },
  refusals: {
    forbidden: ['not-your-listing'],
    'not-found': ['listing-not-found'],
    conflict: ['stale-version'],
  },
});

export const api: Api = {
  service: 'tickets',
  description: 'Listings: what is for sale, by whom and until when.',
  routes: {
    listTickets,
    createTicket,
    exportListings,
    getTicket,
    updateTicket,
    withdrawTicket,
    ...documentApi('tickets'),
    ...opsApi('tickets'),
  },
};
