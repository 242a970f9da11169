import { expect, test } from '@jest/globals';
import { grouped, methodOf, TEST_CARDS } from '../src/checkout/test-cards.ts';

test('a test card is known by its number, however it is typed', () => {
  expect(methodOf('4242424242424242')).toBe('pm_card_visa');
  expect(methodOf(' 4000-0027-6000-3184')).toBe('pm_card_authenticationRequired');
  expect(grouped('4242424242424242')).toBe('4242 4242 4242 4242');
  for (const { number, method } of TEST_CARDS) expect(methodOf(grouped(number))).toBe(method);
});

// Red when: an unknown number is sent on, which one day would be somebody's real card.
test('any other number stands for nothing', () => {
  for (const number of ['', '4111111111111111', '424242424242424', 'pm_card_visa']) {
    expect(methodOf(number)).toBeUndefined();
  }
});
