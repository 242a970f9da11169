import { LOCALE } from './locale.ts';

/** Node and browsers differ in which space they put before "PM". */
const plain = (text: string) => text.replaceAll('\u202f', ' ').replaceAll('\u00a0', ' ');

const format = (instant: string, options: Intl.DateTimeFormatOptions) =>
  plain(new Intl.DateTimeFormat(LOCALE, options).format(new Date(instant)));

/** "Sat, Mar 14, 2027, 8:00 PM GMT+1": when an event is, where it is. */
export function eventTime(startsAt: string, timeZone: string): string {
  return format(startsAt, {
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  });
}

/** "Sat, Mar 14, 2027" and "8:00 PM GMT+1" apart. */
export function eventDay(startsAt: string, timeZone: string): string {
  return format(startsAt, { weekday: 'short', year: 'numeric', month: 'short', day: 'numeric', timeZone });
}

export function eventHour(startsAt: string, timeZone: string): string {
  return format(startsAt, { hour: 'numeric', minute: '2-digit', timeZone, timeZoneName: 'short' });
}

/** "Europe/Berlin" as people say it: "Berlin". */
export function zonePlace(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
}

/** An instant of this site's own business, where no event's zone applies: "Mar 14, 2027, 8:00 PM UTC". */
export function instant(at: string, timeZone = 'UTC'): string {
  return format(at, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  });
}
