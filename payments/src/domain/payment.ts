import { begun, type Call, ended, NO_CALL } from './call.ts';
import type { Intent } from './intent.ts';
import type { Reason } from './reason.ts';

/** What we know of the money for one order. Stripe's PaymentIntent is the truth; this follows it (`follow.ts`). */
export interface Payment {
  readonly id: string;
  readonly orderId: string;
  readonly buyerId: string;
  /** From the order, in the currency's minor unit. Never the caller's to say. */
  readonly amount: number;
  readonly currency: string;
  readonly status: PaymentStatus;
  readonly amountCaptured: number;
  readonly amountRefunded: number;
  readonly reason: Reason | null;
  /** Stripe's object as last seen; null until Stripe is known to have made it. */
  readonly intent: Intent | null;
  /** The payment method tried last. */
  readonly paymentMethodId: string | null;
  /** Whether the world was told of it: from the authorization on. */
  readonly announced: boolean;
  readonly calls: Readonly<Record<CallKind, Call>>;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
}

export type PaymentStatus = keyof typeof RANK;
export type CallKind = 'create' | 'confirm' | 'capture' | 'void';

/**
 * A payment never goes down in rank, whatever arrives in which order. Unpaid, it may go to and fro: an abandoned 3-D Secure
 * step is an unpaid payment again. Above everything else stands money that Stripe really moved.
 */
const RANK = {
  created: 0,
  'requires-action': 0,
  authorized: 1,
  capturing: 2,
  voiding: 3,
  failed: 4,
  voided: 5,
  captured: 6,
  refunding: 7,
  refunded: 8,
} as const;

export const rankOf = (status: PaymentStatus): number => RANK[status];

/** The same payment at `status`, or as it is when that would be a step down. */
export function raise(payment: Payment, status: PaymentStatus, changes: Partial<Payment> = {}): Payment {
  if (rankOf(status) < rankOf(payment.status)) return payment;
  return { ...payment, ...changes, status };
}

/** To be saved before the call is made. */
export function beginCall(payment: Payment, kind: CallKind): Payment {
  return { ...payment, calls: { ...payment.calls, [kind]: begun(payment.calls[kind]) } };
}

/** To be saved with what came of the call. */
export function endCall(payment: Payment, kind: CallKind): Payment {
  return { ...payment, calls: { ...payment.calls, [kind]: ended(payment.calls[kind]) } };
}

/** Takes the place of "the payment of this order": no other one can be begun beside it. */
export function isOpen({ status }: Pick<Payment, 'status'>): boolean {
  return status !== 'failed' && status !== 'voided' && status !== 'refunded';
}

/** The buyer still has something to do: no money is promised yet. */
export function isUnpaid({ status }: Pick<Payment, 'status'>): boolean {
  return rankOf(status) === RANK.created;
}

export function newPayment(input: {
  id: string;
  order: { readonly id: string; readonly buyerId: string; readonly amount: number; readonly currency: string };
  now: Date;
}): Payment {
  const { id, order, now } = input;
  return {
    id,
    orderId: order.id,
    buyerId: order.buyerId,
    amount: order.amount,
    currency: order.currency,
    status: 'created',
    amountCaptured: 0,
    amountRefunded: 0,
    reason: null,
    intent: null,
    paymentMethodId: null,
    announced: false,
    calls: { create: NO_CALL, confirm: NO_CALL, capture: NO_CALL, void: NO_CALL },
    createdAt: now,
    updatedAt: now,
    version: 0,
  };
}
