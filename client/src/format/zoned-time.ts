import { tzOffset } from '@date-fns/tz/tzOffset';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** What a calendar and a clock on a wall of that zone show: "2027-03-14" and "20:00". */
export interface WallTime {
  readonly day: string;
  readonly time: string;
}

export function wallTime(instant: string, timeZone: string): WallTime {
  const at = Date.parse(instant);
  const shown = new Date(at + tzOffset(timeZone, new Date(at)) * MINUTE).toISOString();
  return { day: shown.slice(0, 10), time: shown.slice(11, 16) };
}

/**
 * The instant at which the wall shows that; undefined when it never does, because the clocks are put forward over it. Where it
 * shows it twice, the first. Nothing depends on the zone of the machine.
 */
export function instantOf({ day, time }: WallTime, timeZone: string): string | undefined {
  const shown = Date.parse(`${day}T${time}:00.000Z`);
  if (Number.isNaN(shown)) return undefined;
  const offsetAt = (at: number) => tzOffset(timeZone, new Date(at)) * MINUTE;
  // The day before and the day after: whatever change of the clocks lies between, one of their offsets is the right one.
  const [first] = [shown - DAY, shown + DAY]
    .map((near) => shown - offsetAt(near))
    .filter((at) => at + offsetAt(at) === shown)
    .sort((one, other) => one - other);
  return first === undefined ? undefined : new Date(first).toISOString();
}
