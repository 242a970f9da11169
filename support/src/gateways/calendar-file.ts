import { createEvent } from 'ics';
import type { CalendarEntry } from '../domain/letter.ts';

/** Listings name no end; an entry without a length is hard to see in a calendar. */
const LIKELY_LENGTH = { hours: 2 };

/** The event as an `.ics` file. Its start is in UTC, which every calendar shows in its owner's zone. */
export function calendarFile(entry: CalendarEntry): Buffer {
  const { uid, title, description, startsAt, madeAt, url } = entry;
  const event = {
    uid,
    title,
    description,
    ...(entry.location !== null && { location: entry.location }),
    url,
    start: new Date(startsAt).getTime(),
    startInputType: 'utc',
    startOutputType: 'utc',
    duration: LIKELY_LENGTH,
    // The library's types do not know it: without it every file would differ from the last.
    timestamp: new Date(madeAt).getTime(),
    status: 'CONFIRMED',
    method: 'PUBLISH',
    productId: '-//ticketing.dev//support//EN',
  } as const;
  const { error, value } = createEvent(event);
  if (error || !value) throw new Error('The calendar entry could not be made.', { cause: error });
  return Buffer.from(value);
}
