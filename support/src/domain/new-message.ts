/** One message per aggregate, kind and channel, for ever. */
export const MESSAGE_KINDS = [
  'verify-email',
  'reset-password',
  'order-reserved',
  'order-completed',
  'confirm-address',
  'order-cancelled',
  'payment-failed',
  'payment-released',
  'refunded',
  'refunded-in-part',
  'listing-sold',
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

export const CHANNELS = ['email', 'sms'] as const;
export type Channel = (typeof CHANNELS)[number];

/**
 * Queued → sending → sent, skipped (nobody to send to, or too late to help) or failed (given up). Parked: it holds secrets and
 * the address is not confirmed yet; queued again once it is. An operator queues a failed one again or drops it for good.
 */
export const MESSAGE_STATES = ['queued', 'sending', 'sent', 'failed', 'skipped', 'parked', 'dropped'] as const;

/** What an operator made of a message that was given up. Kept with it. */
export interface MessageDecision {
  readonly action: 'retry' | 'drop';
  readonly by: string;
  readonly reason: string | null;
  readonly at: Date;
}

/** A message to queue, on every channel unless `channels` says less. */
export interface NewMessage {
  readonly kind: MessageKind;
  readonly userId: string;
  /** The aggregate it is about: an order's, payment's or link's id; of money given back in part with the sum so far. */
  readonly aboutId: string;
  /** The data its words are made of. */
  readonly content: object;
  readonly channels?: readonly Channel[];
  /** After this it would only confuse, and is skipped. */
  readonly expiresAt?: Date | null;
}
