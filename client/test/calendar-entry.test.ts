import { expect, test } from '@jest/globals';
import type { Order } from '@ticketing-dev/common/contracts';
import { calendarEntry } from '../src/e-tickets/calendar-entry.ts';
import { order } from './samples.ts';

const entry = (changes: Partial<Order> = {}) => calendarEntry({ ...order, ...changes }, 'https://shop.test') ?? '';
const unfolded = (text: string) => text.replaceAll(/\r\n[ \t]/g, '');

test('the calendar learns what, where, when and how to get to the tickets', () => {
  const text = unfolded(entry());

  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(text).toContain('SUMMARY:Hamlet\\, again');
  expect(text).toContain('DTSTART:20270314T190000Z');
  expect(text).toContain('LOCATION:Roundhouse\\, London\\, GB');
  expect(text).toContain(`https://shop.test/orders/${order.id}`);
  expect(text).toMatch(/END:VCALENDAR\r\n$/);
});

// Red when: the UID is left to the library, which makes a new one each time.
test('fetched again it is the same entry, and a later state replaces an earlier one', () => {
  const uid = /UID:(.*)\r/.exec(entry())?.[1];

  expect(uid).toBe(`${order.id}@ticketing.dev`);
  expect(/UID:(.*)\r/.exec(entry())?.[1]).toBe(uid);
  expect(entry({ status: 'refunded', version: 9 })).toMatch(/SEQUENCE:9[\s\S]*STATUS:CANCELLED/);
});

test('there is none before the order is paid, nor without a date', () => {
  expect(entry({ status: 'created' })).toBe('');
  expect(entry({ ticket: { ...order.ticket, startsAt: null } })).toBe('');
});
