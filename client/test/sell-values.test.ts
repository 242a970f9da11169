import { expect, test } from '@jest/globals';
import { PayableCurrency, Ticket } from '@ticketing-dev/common/contracts';
import { SellBody } from '../src/sell/sell-body.ts';
import { sellChoices } from '../src/sell/sell-choices.ts';
import { bodyOf, emptyValues, valuesOf } from '../src/sell/sell-values.ts';

const ticket = Ticket.parse({
  ...{ id: '01934e5a-0000-7000-8000-000000000001', sellerId: '01934e5a-0000-7000-8000-000000000002' },
  ...{
    title: 'A night',
    description: '',
    category: 'concert',
    price: 2_550,
    currency: 'usd',
    quantity: 10,
    venue: null,
  },
  // The second 02:30 of that night.
  ...{ startsAt: '2027-10-31T01:30:00.000Z', timeZone: 'Europe/Berlin', salesEndAt: null },
  ...{ maxPerOrder: 10, maxPerBuyer: null, status: 'listed', version: 3 },
  ...{ createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z' },
  ...{ available: 10, held: 0, sold: 0, orderable: true },
});

test('saving what was not touched changes nothing, not even a time that the clock shows twice', () => {
  const body = SellBody.parse(bodyOf(valuesOf(ticket), ticket));
  expect(body).toMatchObject({ price: 2_550, startsAt: ticket.startsAt, timeZone: 'Europe/Berlin', venue: null });
});

test.each([
  ['usd', '25.5', 2_550],
  ['jpy', '2500', 2_500],
  ['kwd', '1,250', 1_250],
])('an amount is typed in the currency and sent in its minor unit: %s %s', (currency, price, amount) => {
  expect(bodyOf({ ...emptyValues(), currency, price })).toMatchObject({ price: amount });
});

test('what is no amount, no count or half a time is refused, never guessed', () => {
  const wrong = {
    price: '25.555',
    quantity: '',
    maxPerOrder: 'ten',
    startsDay: '2027-03-28',
    timeZone: 'Europe/Berlin',
  };
  const { error } = SellBody.safeParse(bodyOf({ ...emptyValues(), title: 'A night', ...wrong }));
  expect(error?.issues.map(({ path }) => path.join('.')).sort()).toEqual([
    'maxPerOrder',
    'price',
    'quantity',
    'startsAt',
  ]);
});

test('every currency to choose is one a listing can be paid in', () => {
  for (const { value } of sellChoices().currencies) expect(PayableCurrency.parse(value)).toBe(value);
});

test.each([
  [{ price: '0.20', quantity: '1' }, /^must be at least \$0\.50: a payment by card/],
  [{ price: '0.01', quantity: '40', maxPerOrder: '8' }, /^must be at least \$0\.07, .*8 tickets/],
  [{ price: '0.05', quantity: '40', maxPerOrder: '10' }, undefined],
])('a price at which nobody could pay is pointed out: %j', (typed, message) => {
  const { error } = SellBody.safeParse(bodyOf({ ...emptyValues(), title: 'A night', ...typed }));
  const found = error?.issues.find(({ path }) => path[0] === 'price')?.message;
  if (message === undefined) expect(found).toBeUndefined();
  else expect(found).toMatch(message);
});
