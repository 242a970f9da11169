import type { Payment } from '../domain/payment.ts';
import type { Refund } from '../domain/refund.ts';

/**
 * Idempotency keys for Stripe. The number is saved with the row before the call, so that a repeat after a crash is the same
 * call. Only a fault of Stripe's, which it would repeat for the same key, asks for the next number.
 */
export const stripeKey = {
  create: ({ id, calls }: Payment): string => (calls.create.n <= 1 ? `pi:${id}` : `pi:${id}:${calls.create.n}`),
  confirm: ({ calls }: Payment, intentId: string): string => `conf:${intentId}:${calls.confirm.n}`,
  capture: ({ calls }: Payment, intentId: string): string => `cap:${intentId}:${calls.capture.n}`,
  void: ({ calls }: Payment, intentId: string): string => `void:${intentId}:${calls.void.n}`,
  voidStray: (intentId: string): string => `void:${intentId}:stray`,
  refundStray: (intentId: string): string => `ref:${intentId}:stray`,
  refund: ({ id, call }: Refund): string => `ref:${id}:${call.n}`,
};
