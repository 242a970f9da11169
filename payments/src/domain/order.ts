import { AppError } from '@ticketing-dev/common/errors';

/** What payments keep of an order: the newest copy. */
export interface Order {
  readonly id: string;
  readonly buyerId: string;
  readonly status: 'created' | 'paying' | 'completed' | 'cancelled' | 'refunding' | 'refunded';
  readonly cancelReason: 'by-buyer' | 'expired' | 'payment-failed' | null;
  /** The one payment that may move it. */
  readonly paymentId: string | null;
  readonly amount: number;
  readonly currency: string;
  readonly expiresAt: Date;
  readonly version: number;
}

export function notPayable(): AppError {
  return new AppError('conflict', 'order-not-payable', 'This order can no longer be paid.');
}
