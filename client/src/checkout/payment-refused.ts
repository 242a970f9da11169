/** A "no" from Stripe's form in the browser, in Stripe's words for the buyer. */
export class PaymentRefused extends Error {
  override readonly name = 'PaymentRefused';
}
