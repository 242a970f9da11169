import type { Ticket } from '@ticketing-dev/common/contracts';
import { eventTime } from '../format/dates.ts';
import { money } from '../format/money.ts';

/** One line about a listing: when, where, how much. */
export function ticketSummary({ startsAt, timeZone, venue, price, currency, description }: Ticket): string {
  const facts = [
    startsAt && timeZone ? eventTime(startsAt, timeZone) : undefined,
    venue ? `${venue.name}, ${venue.city}` : undefined,
    `${money(price, currency)} a ticket`,
  ].filter((fact) => fact !== undefined);
  const line = `${facts.join(' · ')}.`;
  const first = description.split('\n')[0] ?? '';
  return first ? `${line} ${first.slice(0, 160)}` : line;
}
