import { pageOf, Ticket } from '@ticketing-dev/common/contracts';
import { isProblem } from '../api/api-error.ts';
import { ask } from '../api/server.ts';
import { apiQuery, type Search } from './search-params.ts';

const PAGE = 24;
const Page = pageOf(Ticket);

/** One page of what is on sale. A cursor nobody gave out means the first page. */
export async function findTickets(search: Search) {
  try {
    return await ask('tickets', `/api/tickets?${apiQuery(search, PAGE)}`, Page);
  } catch (error) {
    if (search.cursor === undefined || !isProblem(error, 'invalid-input')) throw error;
    return ask('tickets', `/api/tickets?${apiQuery({ ...search, cursor: undefined }, PAGE)}`, Page);
  }
}
