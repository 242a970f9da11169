import type { Intent } from './intent.ts';

/** Money at Stripe that carries our mark, and no payment of ours knows of: made after the moment the database was put back to. */
export interface Stray {
  readonly intent: Intent;
  readonly orderId: string | null;
}

export interface ReturnedStray {
  readonly intentId: string;
  readonly orderId: string | null;
  readonly amount: number;
  readonly currency: string;
  readonly outcome: 'voided' | 'refunded' | 'failed';
}

/** What is left of it to give back or to let go of; a card that was never held needs closing, too. */
export function isOpen({ status, amountReceived, amountRefunded }: Intent): boolean {
  if (status === 'canceled') return false;
  return status !== 'succeeded' || amountRefunded < amountReceived;
}
