import { Order, pageOf } from '@ticketing-dev/common/contracts';
import { ask } from '../api/server.ts';

const Page = pageOf(Order);

/** The visitor's own order of this listing that still waits to be paid. A courtesy: without an answer the page does without. */
export async function openOrderOf(ticketId: string): Promise<{ id: string; quantity: number } | null> {
  try {
    const { items } = await ask('orders', '/api/orders?status=created&limit=20', Page);
    const order = items.find(({ ticket, expiresAt, now }) => ticket.id === ticketId && expiresAt > now);
    return order ? { id: order.id, quantity: order.quantity } : null;
  } catch {
    return null;
  }
}
