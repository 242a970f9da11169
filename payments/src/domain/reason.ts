/** Why money was given back or a payment ended, as the world is told it. */
export const REASONS = [
  'order-expired',
  'order-cancelled',
  'order-ended',
  'order-refunded',
  'paid-otherwise',
  'amount-mismatch',
  'capture-refused',
  'authorization-expired',
  'canceled-at-stripe',
  'refunded-at-stripe',
] as const;
export type Reason = (typeof REASONS)[number];
