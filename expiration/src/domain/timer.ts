import type { OrderState, TicketState } from '@ticketing-dev/common/contracts';

export type TimerKind = 'order-hold' | 'sales-end';

/** What the newest state of a subject asks for: be announced at `dueAt`, or never (null). */
export interface Wish {
  readonly id: string;
  readonly kind: TimerKind;
  readonly subjectId: string;
  readonly dueAt: Date | null;
  /** The subject's version this follows. */
  readonly version: number;
  /** Of the event it follows: what is announced goes on with its trace. */
  readonly traceparent: string | null;
}

/** An unpaid hold ends at `expiresAt`; an order in any other state has nothing to expire. */
export function wishOfOrder(
  order: Pick<OrderState, 'id' | 'status' | 'expiresAt' | 'version'>,
  traceparent: string | null = null,
): Wish {
  return {
    id: timerId('order-hold', order.id),
    kind: 'order-hold',
    subjectId: order.id,
    dueAt: order.status === 'created' ? new Date(order.expiresAt) : null,
    version: order.version,
    traceparent,
  };
}

/** Sales end at `salesEndAt`, else when the event starts; a withdrawn listing has ended already. */
export function wishOfTicket(ticket: Pick<TicketState, 'id' | 'status' | 'salesEndAt' | 'startsAt' | 'version'>): Wish {
  const end = ticket.salesEndAt ?? ticket.startsAt;
  return {
    id: timerId('sales-end', ticket.id),
    kind: 'sales-end',
    subjectId: ticket.id,
    dueAt: ticket.status === 'listed' && end !== null ? new Date(end) : null,
    version: ticket.version,
    // Sales end long after anybody looks at what made the listing.
    traceparent: null,
  };
}

/** No colon: the queue's job ids may not hold one. */
export function timerId(kind: TimerKind, subjectId: string): string {
  return `${kind}_${subjectId}`;
}
