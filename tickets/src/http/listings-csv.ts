import { plainMoney, type Ticket } from '@ticketing-dev/common/contracts';
import type { CsvColumns } from '@ticketing-dev/common/http';

/** What a seller's spreadsheet gets of a listing: what it is, and how it sells. */
export const LISTING_COLUMNS: CsvColumns<Ticket> = {
  Listing: ({ id }) => id,
  'Listed at': ({ createdAt }) => createdAt,
  Status: ({ status }) => status,
  Event: ({ title }) => title,
  Category: ({ category }) => category,
  Venue: ({ venue }) => (venue === null ? '' : `${venue.name}, ${venue.city}`),
  'Starts at': ({ startsAt }) => startsAt ?? '',
  'Sales end at': ({ salesEndAt }) => salesEndAt ?? '',
  'In all': ({ quantity }) => quantity,
  Left: ({ available }) => available,
  Held: ({ held }) => held,
  Sold: ({ sold }) => sold,
  Price: ({ price, currency }) => plainMoney(price, currency),
  Currency: ({ currency }) => currency.toUpperCase(),
  // In several currencies where the listing's was changed.
  Earned: ({ earned = [] }) =>
    earned.map(({ amount, currency }) => `${plainMoney(amount, currency)} ${currency.toUpperCase()}`).join(', '),
};
