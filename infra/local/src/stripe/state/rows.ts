import type Stripe from 'stripe';
import type { Knobs } from '../control/knobs.ts';
import type { StripeEvent } from '../events/stripe-event.ts';
import type { Behaviour } from '../payment-methods/behaviour.ts';

/** What Stripe shows (`object`), whose it is (`account`), and what only we know beside it. */
interface Row<T> {
  readonly id: string;
  readonly account: string;
  readonly object: T;
}

/** A bank's page that the buyer still has to answer. */
export interface PendingAction {
  readonly token: string;
  readonly returnUrl: string | null;
}

export interface PaymentIntentRow extends Row<Stripe.PaymentIntent> {
  readonly pending: PendingAction | null;
}
export interface PaymentMethodRow extends Row<Stripe.PaymentMethod> {
  readonly behaviour: Behaviour;
}
export interface RefundRow extends Row<Stripe.Refund> {
  /** A refund that settles later: when, and how. */
  readonly settles: { readonly at: number; readonly status: 'succeeded' | 'failed' } | null;
}
export interface DeliveryRow {
  readonly id: string;
  readonly event: string;
  readonly dueAt: number;
  readonly attempts: number;
  readonly state: 'pending' | 'given-up';
  readonly lastAnswer: string | null;
}
/** The stored answer of an Idempotency-Key. */
export interface StoredAnswerRow {
  readonly id: string;
  readonly path: string;
  readonly fingerprint: string;
  readonly requestId: string;
  readonly at: number;
  readonly status: number;
  readonly body: object;
}

export interface Tables {
  readonly paymentIntents: PaymentIntentRow;
  readonly charges: Row<Stripe.Charge>;
  readonly refunds: RefundRow;
  readonly paymentMethods: PaymentMethodRow;
  readonly events: Row<StripeEvent>;
  readonly deliveries: DeliveryRow;
  readonly storedAnswers: StoredAnswerRow;
  readonly knobs: { readonly id: string } & Knobs;
}
export type TableName = keyof Tables;
/** Tables of API objects, which belong to an account and can be listed. */
export type ObjectTable = 'paymentIntents' | 'charges' | 'refunds' | 'paymentMethods' | 'events';

type ChangeOf<K extends TableName> = { readonly table: K; readonly id: string; readonly row: Tables[K] | null };
export type Change = { [K in TableName]: ChangeOf<K> }[TableName];
