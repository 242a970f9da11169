import { Ticket } from '@ticketing-dev/common/contracts';
import { askPage } from '../api/ask-page.ts';
import { apiQuery, type Search } from './search-params.ts';

const PAGE = 24;

/** One page of what is on sale. */
export function findTickets(search: Search) {
  return askPage('tickets', '/api/tickets', Ticket, apiQuery(search, PAGE));
}
