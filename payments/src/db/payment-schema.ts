import { idempotencyField, idempotencyIndex, type StoredIdempotency } from '@ticketing-dev/common/mongo';
import { Schema } from 'mongoose';
import { isOpen, type Payment } from '../domain/payment.ts';

/** The rows are the queue of the work on them: whoever has something to do for a payment brings `work.at` forward. */
export interface Work {
  /** When something is to be done; null: nothing, until somebody prompts. By the database's clock, as all of these. */
  readonly at: Date | null;
  /** From when on Stripe has to be asked before anything is decided. */
  readonly askAt: Date | null;
  /** Raised by every prompt, so that one that comes during the work is not lost. */
  readonly prompts: number;
  /** Who works on it, and until when nobody else begins. */
  readonly claim: { readonly token: string; readonly until: Date; readonly ask: boolean } | null;
  readonly failures: number;
  readonly failingSince: Date | null;
}

export interface PaymentRow extends Omit<Payment, 'id'> {
  readonly _id: string;
  /** The one payment of its order that may be paid. A payment that gave up this place does not get it back. */
  readonly open: boolean;
  readonly statusAt: Date;
  /** Requests that were answered with this payment, by their Idempotency-Key. */
  readonly idempotency: readonly StoredIdempotency[];
  readonly work: Work;
}

const text = { type: String, required: true };
const whole = { type: Number, required: true, validate: Number.isInteger };
const mixed = { type: Schema.Types.Mixed };

export const paymentSchema = new Schema(
  {
    _id: text,
    orderId: text,
    buyerId: text,
    amount: whole,
    currency: text,
    status: text,
    amountCaptured: whole,
    amountRefunded: whole,
    reason: { type: String, default: null },
    intent: mixed,
    paymentMethodId: { type: String, default: null },
    announced: { type: Boolean, required: true },
    calls: mixed,
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
    version: whole,
    open: { type: Boolean, required: true },
    statusAt: { type: Date, required: true },
    idempotency: [idempotencyField],
    work: mixed,
  },
  { collection: 'payments', autoIndex: false, versionKey: false },
);
// Two tabs, one payment: the second insert is refused and gets the first one's row.
paymentSchema.index({ orderId: 1 }, { name: 'one-open', unique: true, partialFilterExpression: { open: true } });
paymentSchema.index({ orderId: 1, createdAt: 1 });
paymentSchema.index({ 'intent.id': 1 });
paymentSchema.index({ 'work.at': 1 }, { name: 'work', partialFilterExpression: { 'work.at': { $type: 'date' } } });
paymentSchema.index({ status: 1, statusAt: 1 });
idempotencyIndex(paymentSchema);

export function toPayment(row: PaymentRow): Payment {
  const { _id: id, open: _open, statusAt: _at, idempotency: _idempotency, work: _work, ...payment } = row;
  return { id, ...payment };
}

/** What a save writes: everything but whose it is and the work. */
export function changesOf(payment: Payment): Partial<PaymentRow> {
  const { status, amountCaptured, amountRefunded, reason, intent, paymentMethodId, announced, calls } = payment;
  const left = isOpen(payment) ? {} : { open: false };
  return { status, amountCaptured, amountRefunded, reason, intent, paymentMethodId, announced, calls, ...left };
}
