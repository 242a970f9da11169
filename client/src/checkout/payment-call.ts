import { ApiError } from '../api/api-error.ts';
import { call } from '../api/browser.ts';

export interface MadePayment {
  readonly status: string;
  readonly redirectUrl: string | null;
  readonly clientSecret: string | null;
}

/** Begins or joins the order's payment; with a payment method it is confirmed at once. */
export function makePayment(body: { orderId: string; paymentMethodId?: string }, idempotencyKey?: string) {
  return call('/api/payments', {
    method: 'POST',
    body,
    ...(idempotencyKey ? { idempotencyKey } : {}),
    read: asPayment,
  });
}

/** Whether the request may have had its effect, so that the same one is to be repeated. */
export function mayHaveHappened(error: unknown): boolean {
  return !(error instanceof ApiError) || error.status === 0 || error.status >= 500;
}

function asPayment(answer: unknown): MadePayment {
  if (typeof answer !== 'object' || answer === null || !('status' in answer)) throw new Error('Not a payment.');
  const text = (name: string) => {
    const value: unknown = Reflect.get(answer, name);
    return typeof value === 'string' ? value : null;
  };
  return { status: String(answer.status), redirectUrl: text('redirectUrl'), clientSecret: text('clientSecret') };
}
