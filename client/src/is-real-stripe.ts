/** The double's key says what it is; every other one is Stripe's. */
export function isRealStripe(publishableKey: string): boolean {
  return publishableKey !== 'pk_test_local';
}
