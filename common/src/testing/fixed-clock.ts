import type { Clock } from '../runtime/index.ts';

export type FixedClock = Clock & {
  /** Goes on by so many milliseconds. */
  advance(ms: number): void;
  /** Stands at this time from now on. */
  set(time: Date | string): void;
};

/** A clock that stands still until it is told otherwise. */
export function fixedClock(start: Date | string = '2030-01-01T12:00:00.000Z'): FixedClock {
  let now = new Date(start).getTime();
  return Object.assign(() => new Date(now), {
    advance(ms: number) {
      now += ms;
    },
    set(time: Date | string) {
      now = new Date(time).getTime();
    },
  });
}
