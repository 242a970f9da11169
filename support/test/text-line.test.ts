import { expect, test } from '@jest/globals';
import { lengthOf, limitOf, textLine } from '../src/domain/text-line.ts';
import { greeting, words } from '../src/domain/words.ts';

const URL = 'https://ticketing.dev/orders/0198f6d2-7a10-7c3e-9b5f-0000000000a1';
const paid = (title: string) => textLine(title, (short) => `Paid: 2 tickets for ${short}. E-tickets: ${URL}`);

test('a long title is cut, so that the line is one message with its whole link', () => {
  const line = paid('An evening with everybody who ever played in this town, and some who did not. '.repeat(2));

  expect(line).toMatch(/^Paid: 2 tickets for An evening with everybody .*\.\.\.\. E-tickets: https/);
  expect(line).toContain(URL);
  expect(lengthOf(line)).toBeLessThanOrEqual(160);
  expect(lengthOf(line)).toBeGreaterThan(150);
});

test('typographic signs and foreign accents are written with what text messages have', () => {
  expect(paid('“Dvořák – Größe…” · CHF\u00A012')).toContain('"Dvorak - Größe..." - CHF 12.');
});

test('signs of the second alphabet count twice', () => {
  expect(lengthOf('€5')).toBe(3);
  expect(lengthOf(paid('€'.repeat(200)))).toBeLessThanOrEqual(160);
});

test('other scripts stay readable: the title is kept, at the price of a longer message', () => {
  expect(paid('Лебединое озеро')).toContain('Лебединое озеро');
  expect(limitOf(paid('Лебединое озеро'))).toBe(70);
});

test('free text is one line of words', () => {
  expect(words(' a\r\nBcc: b@example.com\u2028\u0007 c ')).toBe('a Bcc: b@example.com c');
  expect(words('evil \u202Egpj.exe\u202C \u2066x\u2069 a\u200Bb')).toBe('evil gpj.exe x ab');
});

test.each([
  ['Anna Example', 'Hello Anna Example,'],
  ["Dr. Séan O'Brien-Łukasz", "Hello Dr. Séan O'Brien-Łukasz,"],
  ['山田 太郎', 'Hello 山田 太郎,'],
  [null, 'Hello,'],
  ['', 'Hello,'],
  ['You won! https://evil.example', 'Hello,'],
  ['www evil example', 'Hello,'],
  ['claim at evil.com', 'Hello,'],
  ['call +1 555 0100', 'Hello,'],
  ['a'.repeat(61), 'Hello,'],
])('a name is greeted only if it is one: %s', (name, line) => {
  expect(greeting(name)).toBe(line);
});
