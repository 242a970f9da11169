import type { Ticket } from '@ticketing-dev/common/contracts';
import { amountOf, amountText } from '../format/money.ts';
import { instantOf, type WallTime, wallTime } from '../format/zoned-time.ts';
import { HALF_A_TIME, NO_SUCH_TIME } from './sell-body.ts';

/** What the fields hold: text, as somebody types it. */
export type SellValues = ReturnType<typeof emptyValues>;

export function emptyValues() {
  return {
    title: '',
    category: 'concert',
    description: '',
    venueName: '',
    venueCity: '',
    venueCountry: '',
    startsDay: '',
    startsTime: '',
    timeZone: '',
    salesEndDay: '',
    salesEndTime: '',
    currency: 'usd',
    price: '',
    quantity: '1',
    maxPerOrder: '10',
    maxPerBuyer: '',
  };
}

export function valuesOf(ticket: Ticket): SellValues {
  const { venue, timeZone, startsAt, salesEndAt } = ticket;
  const starts = shown(startsAt, timeZone);
  const salesEnd = shown(salesEndAt, timeZone);
  return {
    title: ticket.title,
    category: ticket.category,
    description: ticket.description,
    venueName: venue?.name ?? '',
    venueCity: venue?.city ?? '',
    venueCountry: venue?.country ?? '',
    startsDay: starts.day,
    startsTime: starts.time,
    timeZone: timeZone ?? '',
    salesEndDay: salesEnd.day,
    salesEndTime: salesEnd.time,
    currency: ticket.currency,
    price: amountText(ticket.price, ticket.currency),
    quantity: String(ticket.quantity),
    maxPerOrder: String(ticket.maxPerOrder),
    maxPerBuyer: ticket.maxPerBuyer === null ? '' : String(ticket.maxPerBuyer),
  };
}

/** The body these fields make. What makes no sense stays as it was typed, for the schema to refuse. */
export function bodyOf(values: SellValues, before?: Ticket): unknown {
  const zone = values.timeZone || 'UTC';
  const known = before && values.timeZone === before.timeZone ? before : undefined;
  const startsAt = instantIn({ day: values.startsDay, time: values.startsTime }, zone, known?.startsAt);
  const salesEndAt = instantIn({ day: values.salesEndDay, time: values.salesEndTime }, zone, known?.salesEndAt);
  const { venueName: name, venueCity: city, venueCountry: country } = values;
  return {
    title: values.title,
    category: values.category,
    description: values.description,
    venue: name.trim() || city.trim() ? { name, city, country } : null,
    startsAt,
    salesEndAt,
    timeZone: startsAt || salesEndAt ? values.timeZone : null,
    currency: values.currency,
    price: amountOf(values.price, values.currency) ?? typed(values.price),
    quantity: wholeNumber(values.quantity),
    maxPerOrder: wholeNumber(values.maxPerOrder),
    maxPerBuyer: wholeNumber(values.maxPerBuyer) ?? null,
  };
}

function shown(instant: string | null, timeZone: string | null): WallTime {
  return instant === null ? { day: '', time: '' } : wallTime(instant, timeZone ?? 'UTC');
}

/** An untouched time is the very instant it was, also where the clock shows it twice. */
function instantIn(typedTime: WallTime, zone: string, before: string | null | undefined): string | null {
  const { day, time } = typedTime;
  if (!day && !time) return null;
  if (!day || !time) return HALF_A_TIME;
  if (before) {
    const was = wallTime(before, zone);
    if (was.day === day && was.time === time) return before;
  }
  return instantOf(typedTime, zone) ?? NO_SUCH_TIME;
}

const typed = (text: string) => text.trim() || undefined;

function wholeNumber(text: string): number | string | undefined {
  const digits = text.trim();
  return /^\d{1,9}$/.test(digits) ? Number(digits) : typed(text);
}
