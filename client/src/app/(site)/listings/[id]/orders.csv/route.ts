import { Id } from '@ticketing-dev/common/contracts';
import type { NextRequest } from 'next/server';
import { csvFile, noFile } from '../../../../../listings/csv-file.ts';
import { signedIn } from '../../../../../session/current-user.ts';

/** The orders of one's listing, for a spreadsheet. */
export async function GET(_request: NextRequest, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  await signedIn(`/listings/${encodeURIComponent(id)}`);
  if (!Id.safeParse(id).success) return noFile();
  return csvFile('orders', `/api/orders/sales.csv?ticketId=${id}`, `orders-${id}.csv`);
}
