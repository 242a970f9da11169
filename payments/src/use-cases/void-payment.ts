import type { Held } from '../db/held-payment.ts';
import type { Deps } from '../deps.ts';
import { follow } from '../domain/follow.ts';
import { isOver } from '../domain/intent.ts';
import { beginCall, endCall, raise } from '../domain/payment.ts';
import type { Reason } from '../domain/reason.ts';
import { stripeUnavailable } from '../gateways/stripe-answer.ts';
import { askStripe } from './ask-stripe.ts';
import { NotYet } from './while-held.ts';

/** Lets go of money that is held, and closes Stripe's object so that nothing can be charged by it later. */
export async function voidPayment(deps: Deps, held: Held, reason: Reason): Promise<void> {
  if (held.payment.intent === null) await askStripe(deps, held);
  const { intent } = held.payment;
  // Stripe never made it: there is nothing to close.
  if (intent === null) return held.save(raise(held.payment, 'voided', { reason }));
  await held.save(raise(beginCall(held.payment, 'void'), 'voiding', { reason }));
  const answer = await deps.stripe.cancel(held.payment, intent.id);
  switch (answer.kind) {
    case 'done':
      return held.save(follow(endCall(held.payment, 'void'), answer.value));
    case 'fault':
      return askStripe(deps, held, 'void');
    case 'silence':
      throw stripeUnavailable();
    default:
      // Captured, or dead already: then it says so itself.
      await askStripe(deps, held, 'void');
      if (held.payment.intent !== null && isOver(held.payment.intent)) return;
      if (held.payment.intent?.status === 'processing') throw new NotYet();
      throw new Error(
        `Stripe refuses to cancel ${intent.id}: ${answer.kind === 'refused' ? answer.code : answer.declineCode}`,
      );
  }
}
