/** Numbers Stripe publishes for tests, and the payment methods they stand for: a card's number is never sent anywhere. */
export const TEST_CARDS = [
  { label: 'Visa that works', number: '4242 4242 4242 4242', method: 'pm_card_visa' },
  { label: 'Mastercard that works', number: '5555 5555 5555 4444', method: 'pm_card_mastercard' },
  { label: 'Declined', number: '4000 0000 0000 0002', method: 'pm_card_chargeDeclined' },
  { label: 'Not enough money', number: '4000 0000 0000 9995', method: 'pm_card_chargeDeclinedInsufficientFunds' },
  { label: 'Expired', number: '4000 0000 0000 0069', method: 'pm_card_chargeDeclinedExpiredCard' },
  {
    label: 'Your bank asks first (3-D Secure)',
    number: '4000 0027 6000 3184',
    method: 'pm_card_authenticationRequired',
  },
] as const;

export function methodOf(number: string): string | undefined {
  const digits = number.replace(/\D/g, '');
  return TEST_CARDS.find((card) => card.number.replace(/\D/g, '') === digits)?.method;
}

/** "4242424242424242" as a card shows it. */
export function grouped(number: string): string {
  return number
    .replace(/\D/g, '')
    .slice(0, 19)
    .replace(/(\d{4})(?=\d)/g, '$1 ');
}
