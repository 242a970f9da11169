/**
 * What the `reason` of a payment that was voided, refunded or failed means, in words for its buyer: what happened and, where
 * it helps, what became of the money is the letter's or the page's to say.
 */
export const PAYMENT_REASONS: Readonly<Record<string, string>> = {
  'order-expired': 'The seats were held until their time ran out, and the payment came after that.',
  'order-cancelled': 'The order was cancelled before the payment came.',
  'order-ended': 'The order had already ended when the payment came.',
  'order-refunded': 'The order was refunded.',
  'paid-otherwise': 'The order was already paid by another payment.',
  'amount-mismatch': 'The payment was not for the amount of the order.',
  'capture-refused': 'The bank authorized the payment at first and then refused it.',
  'authorization-expired': 'The authorization ended at the bank before the payment was taken.',
  'canceled-at-stripe': 'The payment was cancelled at the payment provider.',
  'refunded-at-stripe': 'The payment was refunded at the payment provider.',
};
