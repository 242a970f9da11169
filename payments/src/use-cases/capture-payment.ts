import type { Held } from '../db/held-payment.ts';
import type { Deps } from '../deps.ts';
import { afterRefusedCapture, follow } from '../domain/follow.ts';
import { beginCall, endCall, raise } from '../domain/payment.ts';
import { stripeUnavailable } from '../gateways/stripe-answer.ts';
import { askStripe } from './ask-stripe.ts';
import { NotYet } from './while-held.ts';

/** Takes the money that is held, for an order that is frozen for this payment. */
export async function capturePayment(deps: Deps, held: Held): Promise<void> {
  const { intent } = held.payment;
  if (intent === null) throw new Error(`Payment ${held.payment.id} has no intent to capture.`);
  await held.save(raise(beginCall(held.payment, 'capture'), 'capturing'));
  const answer = await deps.stripe.capture(held.payment, intent.id);
  switch (answer.kind) {
    case 'done':
      return held.save(follow(endCall(held.payment, 'capture'), answer.value));
    case 'declined':
    case 'refused':
      await held.save(afterRefusedCapture(endCall(held.payment, 'capture'), await deps.stripe.retrieve(intent.id)));
      if (held.payment.status === 'capturing') throw new NotYet();
      return;
    case 'fault':
      return askStripe(deps, held, 'capture');
    case 'silence':
      throw stripeUnavailable();
  }
}
