import { Id, Order } from '@ticketing-dev/common/contracts';
import type { NextRequest } from 'next/server';
import { isProblem } from '../../../../../api/api-error.ts';
import { ask } from '../../../../../api/server.ts';
import { config } from '../../../../../config.ts';
import { calendarEntry } from '../../../../../e-tickets/calendar-entry.ts';

/** The event for the buyer's calendar; the same entry however often it is fetched. */
export async function GET(_request: NextRequest, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const order = Id.safeParse(id).success ? await orderOrNone(id) : undefined;
  const entry = order && calendarEntry(order, config().PUBLIC_URL);
  if (!entry) return new Response('There is no calendar entry here.', { status: 404 });
  return new Response(entry, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="event.ics"',
      'cache-control': 'private, no-store',
    },
  });
}

async function orderOrNone(id: string): Promise<Order | undefined> {
  try {
    return await ask('orders', `/api/orders/${id}`, Order);
  } catch (error) {
    if (isProblem(error) && error.status < 500 && error.status > 0) return undefined;
    throw error;
  }
}
