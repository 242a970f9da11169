import type { mongo } from 'mongoose';
import type { Payment } from '../domain/payment.ts';
import { type PaymentRow, toPayment } from './payment-schema.ts';

/** Money that should not stay where it is: held, on its way, or kept without a completed order. */
const ON_THE_WAY = ['authorized', 'capturing', 'voiding', 'refunding', 'captured'] as const;

export interface StuckPayment {
  readonly payment: Payment;
  readonly since: Date;
  readonly failures: number;
}

/** A settled payment has no work left (`work.at` null), whatever its status. */
export function stuckFilter(afterMs: number): mongo.Filter<PaymentRow> {
  const longAgo = (field: string) => ({ $expr: { $lte: [field, { $subtract: ['$$NOW', afterMs] }] } });
  return {
    'work.at': { $type: 'date' },
    $or: [
      { status: { $in: [...ON_THE_WAY] }, ...longAgo('$statusAt') },
      { 'work.failingSince': { $type: 'date' }, ...longAgo('$work.failingSince') },
    ],
  };
}

export function toStuck(row: PaymentRow): StuckPayment {
  return { payment: toPayment(row), since: row.statusAt, failures: row.work.failures };
}
