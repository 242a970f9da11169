/** What Stripe's PaymentIntent says that matters here. */
export interface Intent {
  readonly id: string;
  readonly status: IntentStatus;
  readonly amount: number;
  readonly currency: string;
  readonly amountReceived: number;
  readonly amountRefunded: number;
  /** The `metadata.paymentId` we gave it. */
  readonly paymentId: string | null;
  readonly cancellationReason: string | null;
  readonly clientSecret: string | null;
  /** Where the buyer has to go for 3-D Secure, when the bank asks for it. */
  readonly redirectUrl: string | null;
}

export const INTENT_STATUSES = [
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
  'processing',
  'requires_capture',
  'succeeded',
  'canceled',
] as const;
export type IntentStatus = (typeof INTENT_STATUSES)[number];

/** Nothing can be charged by this intent any more. */
export const isOver = (intent: Intent): boolean => intent.status === 'succeeded' || intent.status === 'canceled';
