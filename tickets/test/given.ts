import type { CreateTicketBody, Ticket } from '@ticketing-dev/common/contracts';
import { newId } from '@ticketing-dev/common/runtime';
import { anonymous, caller, fixedClock, outboxOf, testBase } from '@ticketing-dev/common/testing';
import { buildApp } from '../src/app.ts';
import { type Deps, wire } from '../src/deps.ts';

export const NOW = new Date('2030-06-01T12:00:00.000Z');

/** The service on its own database, with a clock that stands still. */
export async function startTickets() {
  const clock = fixedClock(NOW);
  const base = await testBase('tickets', { clock });
  const deps: Deps = wire(base);
  await base.prepare();
  const app = buildApp(deps);
  const seller = caller(app, { id: newId(), roles: ['seller'] });
  return {
    app,
    clock,
    deps,
    outbox: outboxOf(base),
    seller,
    otherSeller: caller(app, { id: newId(), roles: ['seller'] }),
    buyer: caller(app, { id: newId(), roles: ['buyer'] }),
    admin: caller(app, { id: newId(), roles: ['admin'] }),
    visitor: anonymous(app),
    close: () => base.close(),

    async listed(body: Partial<CreateTicketBody> = {}, by = seller): Promise<Ticket> {
      const response = await by.post('/api/tickets').send({ title: 'Jazz night', price: 2_550, ...body });
      if (response.status !== 201) throw new Error(JSON.stringify(response.body));
      return response.body;
    },
  };
}

/** As orders tell it: how many of the listing's seats are where. */
export function inventory(ticket: Ticket, seats: { held?: number; sold?: number; version?: number }) {
  const { held = 0, sold = 0, version = 1 } = seats;
  const capacity = ticket.quantity;
  return { ticketId: ticket.id, capacity, held, sold, available: capacity - held - sold, version };
}
