import type { Deps } from '../deps.ts';
import { withdrawTicket } from './withdraw-ticket.ts';

/** A deleted account sells nothing any more; what was bought from it stays bought. */
export async function withdrawTicketsOfUser(deps: Deps, userId: string): Promise<void> {
  for (const id of await deps.listings.idsListedBy(userId)) {
    await withdrawTicket(deps, { id, caller: { id: userId, permissions: [] } });
  }
}
