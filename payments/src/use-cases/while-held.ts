import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '@ticketing-dev/common/errors';
import { continueTrace } from '@ticketing-dev/common/tracing';
import { ClaimLost, type Held } from '../db/held-payment.ts';
import type { Deps } from '../deps.ts';
import { nextStep } from '../domain/next-step.ts';
import { againAfterFailureMs } from '../domain/retry-delay.ts';

/** Nothing is wrong, Stripe takes its time. */
export class NotYet extends Error {
  override readonly name = 'NotYet';
}

const CLAIM_WITHIN_MS = 5_000;
const CLAIM_POLL_MS = 50;

/**
 * Works on a payment alone, in the trace of its purchase. Whatever the work leaves to do is due when it ends; after a failure a
 * little later.
 */
export async function whileHeld<T>(deps: Deps, held: Held, work: (held: Held) => Promise<T>): Promise<T> {
  // Not known, e.g. while the database is away: that is found out below, by the work itself.
  const traceparent = await deps.orders.traceOf(held.payment.orderId).catch(() => null);
  return continueTrace(traceparent, 'settle payment', () => workOn(deps, held, work));
}

async function workOn<T>(deps: Deps, held: Held, work: (held: Held) => Promise<T>): Promise<T> {
  try {
    const result = await work(held);
    await held.release({ againMs: await againMs(deps, held) });
    return result;
  } catch (error) {
    await release(deps, held, error);
    throw error;
  }
}

/** Claims it first, waiting a while for whoever works on it now. */
export async function claimed(deps: Deps, paymentId: string): Promise<Held> {
  const enough = Date.now() + CLAIM_WITHIN_MS;
  for (;;) {
    const held = await deps.payments.claim(paymentId);
    if (held !== null) return held;
    if (Date.now() >= enough) break;
    await sleep(CLAIM_POLL_MS);
  }
  throw paymentBusy();
}

/** Somebody else works on it, or took the work over because this process was too slow. */
export function paymentBusy(cause?: unknown): AppError {
  return new AppError('unavailable', 'payment-busy', 'This payment is being worked on. Please try again in a moment.', {
    retryAfterSeconds: 1,
    cause,
  });
}

async function againMs(deps: Deps, held: Held): Promise<number | null> {
  const step = nextStep(held.payment, await deps.orders.find(held.payment.orderId));
  if (step.do === 'nothing') return null;
  return step.do === 'wait' ? deps.recheckMs : 0;
}

/** A "no" to the buyer leaves to do what the order asks for; trouble is looked into soon, and less often while it lasts. */
async function release(deps: Deps, held: Held, error: unknown): Promise<void> {
  if (error instanceof ClaimLost) return;
  try {
    if (error instanceof NotYet) await held.release({ againMs: deps.recheckMs });
    else if (isNo(error)) await held.release({ againMs: await againMs(deps, held) });
    else await held.release({ againMs: againAfterFailureMs(held.failures), failed: true });
  } catch (err) {
    // The claim runs out by itself.
    deps.logger.warn({ err, paymentId: held.payment.id }, 'claim not released');
  }
}

/** An answer the caller can act on; what is not available now is trouble. */
export function isNo(error: unknown): boolean {
  return error instanceof AppError && error.kind !== 'unavailable';
}
