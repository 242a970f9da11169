import type { Held } from '../db/held-payment.ts';
import type { Deps } from '../deps.ts';
import { cardDeclined, methodRefused } from '../domain/decline.ts';
import { follow } from '../domain/follow.ts';
import { beginCall, endCall, isUnpaid } from '../domain/payment.ts';
import { stripeUnavailable } from '../gateways/stripe-answer.ts';
import { askStripe } from './ask-stripe.ts';

const FAULTS_BORNE = 2;

/** Tries one payment method. Declined, the payment waits for another one, and the seats stay held. */
export async function confirmPayment(
  deps: Deps,
  held: Held,
  { intentId, paymentMethodId }: { intentId: string; paymentMethodId: string },
): Promise<void> {
  for (let faults = 0; faults < FAULTS_BORNE; ) {
    const { payment } = held;
    const isSame = payment.paymentMethodId === paymentMethodId;
    // Paid by an earlier try, or the buyer still has to answer the bank about this very card.
    if (!isUnpaid(payment) || (isSame && payment.status === 'requires-action')) return;
    // Another card is another call, also when the outcome of the last one is unknown.
    await held.save(beginCall({ ...(isSame ? payment : endCall(payment, 'confirm')), paymentMethodId }, 'confirm'));
    const answer = await deps.stripe.confirm(held.payment, intentId, paymentMethodId);
    switch (answer.kind) {
      case 'done':
        await held.save(follow(endCall(held.payment, 'confirm'), answer.value));
        return;
      case 'declined':
        if (answer.intent === null) await askStripe(deps, held, 'confirm');
        else await held.save(follow(endCall(held.payment, 'confirm'), answer.intent));
        throw cardDeclined(answer);
      case 'refused':
        await askStripe(deps, held, 'confirm');
        if (isUnpaid(held.payment)) throw methodRefused(answer);
        return;
      case 'fault':
        await askStripe(deps, held, 'confirm');
        faults += 1;
        break;
      case 'silence':
        throw stripeUnavailable();
    }
  }
  if (isUnpaid(held.payment)) throw stripeUnavailable();
}
