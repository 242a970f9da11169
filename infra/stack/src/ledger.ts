import type { Order, Ticket } from '@ticketing-dev/common/contracts';
import type { StripeIntent } from './outside.ts';

/** What everybody was told and what Stripe did: the books that must agree once it is quiet. */
export interface Books {
  readonly tickets: readonly Ticket[];
  /** Every order that was acknowledged, as its buyer sees it now. */
  readonly orders: readonly Order[];
  readonly intents: readonly StripeIntent[];
}

/** Everything that is wrong with the books, in words; empty when they agree. */
export function discrepancies({ tickets, orders, intents }: Books): string[] {
  const wrong: string[] = [];
  for (const ticket of tickets) {
    const own = orders.filter((order) => order.ticket.id === ticket.id);
    const seats = (statuses: readonly Order['status'][]) =>
      own.filter((order) => statuses.includes(order.status)).reduce((sum, order) => sum + order.quantity, 0);
    const sold = seats(['completed']);
    const held = seats(['created', 'paying']);
    if (sold + held > ticket.quantity)
      wrong.push(`oversold: ${ticket.id} has ${ticket.quantity}, ${sold + held} are out`);
    if (ticket.sold !== sold) wrong.push(`sold: ${ticket.id} says ${ticket.sold}, its orders ${sold}`);
    if (ticket.held !== held) wrong.push(`held: ${ticket.id} says ${ticket.held}, its orders ${held}`);
    const stranded = ticket.quantity - ticket.available - ticket.held - ticket.sold;
    if (stranded !== 0) wrong.push(`stranded: ${stranded} seats of ${ticket.id}`);
  }
  for (const order of orders) {
    const paid = intents.filter((intent) => intent.metadata.orderId === order.id);
    const kept = paid.reduce((sum, intent) => sum + intent.captured - intent.refunded, 0);
    const due = order.status === 'completed' ? order.amount : 0;
    if (kept !== due) wrong.push(`money: order ${order.id} is ${order.status}, we keep ${kept} of ${order.amount}`);
    if (order.status === 'completed' && order.admissions.length !== order.quantity)
      wrong.push(`e-tickets: order ${order.id} has ${order.admissions.length} for ${order.quantity} seats`);
  }
  return wrong;
}
