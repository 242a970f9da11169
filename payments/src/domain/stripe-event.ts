/** What is kept of an event of Stripe's: whom to ask about. Its content is never believed, the PaymentIntent is fetched anew. */
export interface StripeEvent {
  readonly id: string;
  readonly type: string;
  readonly intentId: string | null;
  /** Our own id, where the object carries it. */
  readonly paymentId: string | null;
  readonly createdAt: Date;
}
