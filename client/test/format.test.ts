import { expect, test } from '@jest/globals';
import { eventTime, zonePlace } from '../src/format/dates.ts';
import { amountOf, amountText, money } from '../src/format/money.ts';

test.each([
  [2_550, 'usd', '$25.50'],
  [2_550, 'jpy', '¥2,550'],
  [2_550, 'kwd', /KWD\s2\.550/],
  [0, 'eur', '€0.00'],
  // Stripe counts the digits of these otherwise than ISO 4217.
  [2_550, 'mga', /MGA\s2,550$/],
  [50_000, 'isk', /ISK\s500$/],
])('%i of the minor unit of %s is %s', (amount, currency, said) => {
  expect(money(amount, currency)).toEqual(typeof said === 'string' ? said : expect.stringMatching(said));
});

test.each([
  ['25', 'usd', 2_500],
  ['25.5', 'usd', 2_550],
  ['25,50', 'usd', 2_550],
  ['0.1', 'usd', 10],
  ['2550', 'jpy', 2_550],
  ['25.5', 'jpy', undefined],
  ['500', 'isk', 50_000],
  ['2550', 'mga', 2_550],
  ['25.505', 'usd', undefined],
  ['-1', 'usd', undefined],
  ['1e3', 'usd', undefined],
  ['', 'usd', undefined],
])('"%s" %s typed is %s', (text, currency, amount) => {
  expect(amountOf(text, currency)).toBe(amount);
  if (amount !== undefined) expect(amountOf(amountText(amount, currency), currency)).toBe(amount);
});

test('an event is told in its own zone, which is named', () => {
  expect(eventTime('2027-03-14T19:00:00.000Z', 'Europe/Berlin')).toBe('Sun, Mar 14, 2027, 8:00 PM GMT+1');
  expect(eventTime('2027-03-15T00:30:00.000Z', 'America/New_York')).toBe('Sun, Mar 14, 2027, 8:30 PM EDT');
  expect(zonePlace('America/New_York')).toBe('New York');
});
