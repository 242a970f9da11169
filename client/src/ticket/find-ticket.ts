import { Id, Ticket } from '@ticketing-dev/common/contracts';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { isProblem } from '../api/api-error.ts';
import { ask } from '../api/server.ts';

/** A listing, asked for once a page; an id nobody has is not found. */
export const findTicket = cache(async (id: string): Promise<Ticket> => {
  if (!Id.safeParse(id).success) notFound();
  try {
    return await ask('tickets', `/api/tickets/${id}`, Ticket);
  } catch (error) {
    if (isProblem(error) && error.status === 404) notFound();
    throw error;
  }
});
