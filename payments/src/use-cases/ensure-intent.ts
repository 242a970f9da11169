import { AppError } from '@ticketing-dev/common/errors';
import type { Held } from '../db/held-payment.ts';
import type { Deps } from '../deps.ts';
import { follow } from '../domain/follow.ts';
import type { Intent } from '../domain/intent.ts';
import { beginCall, endCall } from '../domain/payment.ts';
import { stripeUnavailable } from '../gateways/stripe-answer.ts';
import { askStripe } from './ask-stripe.ts';

const FAULTS_BORNE = 2;

/** Stripe's object for this payment: the one we have, or made now. */
export async function ensureIntent(deps: Deps, held: Held): Promise<Intent> {
  for (let faults = 0; held.payment.intent === null; ) {
    await held.save(beginCall(held.payment, 'create'));
    const answer = await deps.stripe.create(held.payment);
    switch (answer.kind) {
      case 'done':
        await held.save(follow(endCall(held.payment, 'create'), answer.value));
        break;
      case 'fault':
        // It may exist all the same. If not, the next call needs a key of its own: Stripe repeats its fault for this one.
        await askStripe(deps, held, 'create');
        faults += 1;
        if (held.payment.intent === null && faults === FAULTS_BORNE) throw stripeUnavailable();
        break;
      case 'silence':
        throw stripeUnavailable();
      default:
        await held.save(endCall(held.payment, 'create'));
        throw new AppError('unprocessable', 'amount-not-payable', 'This amount cannot be paid by card.');
    }
  }
  return held.payment.intent;
}
