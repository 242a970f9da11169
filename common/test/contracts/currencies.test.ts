import { expect, test } from '@jest/globals';
import {
  Currency,
  formatMoney,
  isPayable,
  MOST_PAYABLE,
  minorDigits,
  PAYABLE_CURRENCIES,
  PayableCurrency,
  payableMoney,
} from '@ticketing-dev/common/contracts';

// Red with Intl's digits: ISO 4217 counts them otherwise than Stripe.
test.each([
  ['usd', 2],
  ['jpy', 0],
  ['mga', 0],
  ['kwd', 3],
  ['isk', 2],
  ['ugx', 2],
  ['huf', 2],
  ['twd', 2],
])('the minor unit of %s has the digits that Stripe counts: %i', (currency, digits) => {
  expect(minorDigits(currency)).toBe(digits);
});

test.each([
  [2_550, 'usd', '$25.50'],
  [2_550, 'jpy', '¥2,550'],
  [2_550, 'mga', 'MGA 2,550'],
  [50_000, 'isk', 'ISK 500'],
  [250_000, 'ugx', 'UGX 2,500'],
  [2_550, 'kwd', 'KWD 2.550'],
  [1_234_500, 'huf', 'HUF 12,345.00'],
])('%i of the minor unit of %s is %s', (amount, currency, said) => {
  expect(formatMoney(amount, currency).replaceAll('\u00a0', ' ')).toBe(said);
});

test.each([
  [49, 'usd', false],
  [50, 'usd', true],
  [MOST_PAYABLE, 'usd', true],
  [MOST_PAYABLE + 1, 'usd', false],
  [29, 'gbp', false],
  [30, 'gbp', true],
  [1_255, 'kwd', false],
  [1_250, 'kwd', true],
  [50_050, 'isk', false],
  [50_000, 'isk', true],
  [1_000, 'xdr', false],
])('whether a payment may come to %i %s: %s', (amount, currency, may) => {
  expect(isPayable(amount, currency)).toBe(may);
});

test('what nothing can be paid in, special drawing rights or gold, is no currency to list in', () => {
  for (const currency of ['xdr', 'xau', 'xts', 'irr']) expect(PayableCurrency.safeParse(currency).success).toBe(false);
  expect(PayableCurrency.parse('EUR')).toBe('eur');
});

test('events know every currency of the table, and each minimum is one a price can be', () => {
  expect(PAYABLE_CURRENCIES.length).toBeGreaterThan(130);
  for (const currency of PAYABLE_CURRENCIES) {
    expect(Currency.parse(currency)).toBe(currency);
    const { minimum = 0, step = 1 } = payableMoney(currency) ?? {};
    expect(minimum % step).toBe(0);
    expect(minimum).toBeGreaterThan(0);
  }
});
