import { AppError } from '@ticketing-dev/common/errors';
import Stripe from 'stripe';
import type { Answer } from './answer.ts';
import { toIntent } from './to-intent.ts';

/** A call that changes something: every way it can end as a value. What is no error of Stripe's is our bug and is thrown. */
export async function answerOf<T>(call: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { kind: 'done', value: await call() };
  } catch (error) {
    return errorAnswer(error);
  }
}

function errorAnswer(error: unknown): Exclude<Answer<never>, { kind: 'done' }> {
  if (!(error instanceof Stripe.errors.StripeError)) throw error;
  const { statusCode } = error;
  if (error instanceof Stripe.errors.StripeCardError) {
    const { payment_intent: intent } = error;
    const declineCode = error.decline_code || error.code || 'generic_decline';
    return { kind: 'declined', declineCode, message: error.message, intent: intent ? toIntent(intent) : null };
  }
  // Another call for the same object is under way, or our key is used with other parameters: never the end of a payment.
  if (error instanceof Stripe.errors.StripeIdempotencyError) return { kind: 'fault' };
  if (error instanceof Stripe.errors.StripeInvalidRequestError) {
    return { kind: 'refused', code: error.code ?? 'invalid_request', param: error.param ?? null };
  }
  return statusCode !== undefined && statusCode >= 500 ? { kind: 'fault' } : { kind: 'silence' };
}

/** A call that only reads. @throws AppError `unavailable` when Stripe does not answer it. */
export async function read<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (cause) {
    if (cause instanceof Stripe.errors.StripeError) throw stripeUnavailable(cause);
    throw cause;
  }
}

/** Nobody knows more than before: safe to try again. */
export function stripeUnavailable(cause?: unknown): AppError {
  return new AppError(
    'unavailable',
    'payment-provider-unavailable',
    'The payment provider does not answer right now. Please try again: you will not be charged twice.',
    { retryAfterSeconds: 2, cause },
  );
}
