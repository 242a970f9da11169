import { expect, test } from '@jest/globals';
import { instantOf, wallTime } from '../src/format/zoned-time.ts';

test('an event keeps its instant through any number of edits, in every zone and at every change of the clocks', () => {
  const start = Date.parse('2027-01-01T00:15:00.000Z');
  for (const zone of [
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Africa/Casablanca',
  ]) {
    for (let hours = 0; hours < 365 * 24; hours += 5) {
      const instant = new Date(start + hours * 3_600_000).toISOString();
      const shown = wallTime(instant, zone);
      const again = instantOf(shown, zone);
      // Where the clock shows a time twice it is the first of the two: another instant, but the same words.
      expect(again && wallTime(again, zone)).toEqual(shown);
    }
  }
});

test('a time that the clocks are put forward over does not exist', () => {
  expect(instantOf({ day: '2027-03-28', time: '02:30' }, 'Europe/Berlin')).toBeUndefined();
  expect(instantOf({ day: '2027-03-28', time: '03:00' }, 'Europe/Berlin')).toBe('2027-03-28T01:00:00.000Z');
});

test('a time the clock shows twice is the first of the two, whatever zone this machine is in', () => {
  expect(instantOf({ day: '2027-10-31', time: '02:30' }, 'Europe/Berlin')).toBe('2027-10-31T00:30:00.000Z');
});
