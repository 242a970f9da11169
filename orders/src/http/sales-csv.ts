import { plainMoney } from '@ticketing-dev/common/contracts';
import type { CsvColumns } from '@ticketing-dev/common/http';
import type { Order } from '../domain/order.ts';

/** What a seller's spreadsheet gets of an order. Nobody's name or address: orders do not know them. */
export const SALES_COLUMNS: CsvColumns<Order> = {
  Order: ({ id }) => id,
  'Reserved at': ({ createdAt }) => createdAt.toISOString(),
  Status: ({ status }) => status,
  Reason: ({ cancelReason }) => cancelReason ?? '',
  Event: ({ ticket }) => ticket.title,
  Venue: ({ ticket }) => (ticket.venue === null ? '' : `${ticket.venue.name}, ${ticket.venue.city}`),
  'Starts at': ({ ticket }) => ticket.startsAt?.toISOString() ?? '',
  Tickets: ({ quantity }) => quantity,
  'E-tickets': ({ admissions }) => admissions.map(({ id }) => id).join(' '),
  Valid: ({ admissions }) => admissions.filter(({ status }) => status === 'issued').length,
  Amount: ({ amount, currency }) => plainMoney(amount, currency),
  Paid: ({ amountPaid, currency }) => plainMoney(amountPaid, currency),
  Refunded: ({ amountRefunded, currency }) => plainMoney(amountRefunded, currency),
  Currency: ({ currency }) => currency.toUpperCase(),
};
