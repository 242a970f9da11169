import { Id, Ticket } from '@ticketing-dev/common/contracts';
import { isProblem } from '../api/api-error.ts';
import { ask } from '../api/server.ts';

/** A listing as its seller sees it; undefined when there is none. */
export async function findListing(id: string): Promise<Ticket | undefined> {
  if (!Id.safeParse(id).success) return undefined;
  try {
    return await ask('tickets', `/api/tickets/${id}`, Ticket);
  } catch (error) {
    if (isProblem(error) && error.status === 404) return undefined;
    throw error;
  }
}
