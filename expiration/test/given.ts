import { OrderCreated, type OrderState, TicketCreated, type TicketState } from '@ticketing-dev/common/contracts';
import { newId } from '@ticketing-dev/common/runtime';
import { deliver, outboxOf, sample, testBase } from '@ticketing-dev/common/testing';
import { buildApp } from '../src/app.ts';
import { type Deps, wire } from '../src/deps.ts';
import { handlers } from '../src/events/index.ts';

/** The service on its own database; its workers do not run until a test starts them. */
export async function startExpiration(options: { env?: Record<string, string>; redis?: 'real' | 'none' } = {}) {
  const base = await testBase('expiration', options);
  const deps: Deps = wire(base, { queuePrefix: `test-${newId()}` });
  await base.prepare();
  const outbox = outboxOf(base);
  return {
    app: buildApp(deps),
    deps,
    close: () => base.close(),

    hearOrder: (order: OrderState) =>
      deliver(deps, handlers, { definition: OrderCreated, subject: order.id, data: order }),
    hearTicket: (ticket: TicketState) =>
      deliver(deps, handlers, { definition: TicketCreated, subject: ticket.id, data: ticket }),

    /** What was announced about this subject so far. */
    announced: async (subjectId: string) => (await outbox.events()).filter((event) => event.subject === subjectId),
  };
}

/** An order that is due so many milliseconds from now. */
export function orderDueIn(ms: number, fields: Partial<OrderState> = {}): OrderState {
  const expiresAt = new Date(Date.now() + ms).toISOString();
  return { ...sample(OrderCreated).data, id: newId(), status: 'created', expiresAt, version: 0, ...fields };
}

export function ticketWith(fields: Partial<TicketState>): TicketState {
  return { ...sample(TicketCreated).data, id: newId(), status: 'listed', salesEndAt: null, startsAt: null, ...fields };
}
