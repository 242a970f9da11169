import { formatMoney, type OrderedTicket } from '@ticketing-dev/common/contracts';
import type { EventCard } from './letter.ts';
import { words } from './words.ts';

const MINUTE_SECONDS = 60;

/** "$25.50": an amount in the currency's minor unit, as a person reads it. */
export function money(amount: number, currency: string): string {
  return formatMoney(amount, currency);
}

/** "Saturday, 5 December 2026, 20:00 CET (Europe/Berlin)": an instant in the event's own zone, which it names. */
export function eventTime(instant: string, timeZone: string | null): string {
  const { weekday, day, month, year } = partsOf(instant, timeZone);
  const zone = timeZone === null ? '' : ` (${timeZone})`;
  return `${weekday}, ${day} ${month} ${year}, ${clockTime(instant, timeZone)}${zone}`;
}

/** "20:00 CET" */
export function clockTime(instant: string, timeZone: string | null): string {
  const { hour, minute, timeZoneName } = partsOf(instant, timeZone);
  return `${hour}:${minute} ${timeZoneName}`;
}

/** "Sat 20:00 CET": for what was a few hours ago. */
export function shortTime(instant: string, timeZone: string | null): string {
  const { weekday = '' } = partsOf(instant, timeZone);
  return `${weekday.slice(0, 3)} ${clockTime(instant, timeZone)}`;
}

/** "4 minutes", "1 minute", "50 seconds": rounded down, so that it never promises too much. */
export function timeLeft(until: string, now: Date): string {
  const seconds = Math.max(0, Math.floor((new Date(until).getTime() - now.getTime()) / 1_000));
  return seconds < MINUTE_SECONDS
    ? counted(seconds, 'second')
    : counted(Math.floor(seconds / MINUTE_SECONDS), 'minute');
}

/** "1 ticket", "2 tickets" */
export function counted(count: number, what: string): string {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}

export function seats(quantity: number): string {
  return counted(quantity, 'ticket');
}

export function eventCard(ticket: OrderedTicket): EventCard {
  const { title, startsAt, timeZone, venue } = ticket;
  return {
    title: words(title),
    when: startsAt === null ? null : eventTime(startsAt, timeZone),
    where: venue === null ? null : words(`${venue.name}, ${venue.city}`),
  };
}

// Put together from parts: how Intl joins them differs from one Node release to the next.
function partsOf(instant: string, timeZone: string | null): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
  const parts = new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone: timeZone ?? 'UTC',
  }).formatToParts(new Date(instant));
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]));
}
