import { ClaimLost, type Held } from '../db/held-payment.ts';
import type { Deps } from '../deps.ts';
import { nextStep, type Step } from '../domain/next-step.ts';
import { askStripe } from './ask-stripe.ts';
import { capturePayment } from './capture-payment.ts';
import { refundPayment } from './refund-payment.ts';
import { voidPayment } from './void-payment.ts';
import { NotYet, whileHeld } from './while-held.ts';

/** Capture refused, then voided, then refunded: more than these is a circle. */
const MOST_STEPS = 8;

/**
 * Brings a payment to where its order and Stripe say it belongs, step by step. Run when either changes, and by the reconciler
 * for whatever is not settled; doing it once more changes nothing.
 */
export async function settlePayment(deps: Deps, paymentId: string): Promise<void> {
  const held = await deps.payments.claim(paymentId);
  if (held === null) return; // whoever works on it sees to it that it is looked at again
  try {
    await whileHeld(deps, held, (mine) => settle(deps, mine));
  } catch (error) {
    if (error instanceof ClaimLost || error instanceof NotYet) return;
    deps.logger.warn({ err: error, paymentId, failures: held.failures + 1 }, 'payment not settled yet');
  }
}

async function settle(deps: Deps, held: Held): Promise<void> {
  if (held.ask) await askStripe(deps, held);
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const step = nextStep(held.payment, await deps.orders.find(held.payment.orderId));
    if (step.do === 'wait' || step.do === 'nothing') return;
    await take(deps, held, step);
  }
  throw new Error(`Payment ${held.payment.id} goes round in circles.`);
}

function take(deps: Deps, held: Held, step: Exclude<Step, { do: 'wait' | 'nothing' }>): Promise<void> {
  switch (step.do) {
    case 'capture':
      return capturePayment(deps, held);
    case 'void':
      return voidPayment(deps, held, step.reason);
    case 'refund':
      return refundPayment(deps, held, step.reason);
  }
}
