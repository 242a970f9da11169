import type { Held } from '../db/held-payment.ts';
import type { Deps } from '../deps.ts';
import { follow } from '../domain/follow.ts';
import { type CallKind, endCall } from '../domain/payment.ts';

/**
 * Looks at Stripe's object and follows it. An intent we never got an answer about is found by our id in its metadata.
 *
 * @param ends the call whose outcome is known once Stripe's object was seen.
 * @throws AppError `unavailable` when Stripe does not answer: nothing is known then, and nothing changes.
 */
export async function askStripe(deps: Deps, held: Held, ends?: CallKind): Promise<void> {
  const { payment } = held;
  const intent = await (payment.intent === null
    ? deps.stripe.findByPayment(payment)
    : deps.stripe.retrieve(payment.intent.id));
  const known = ends === undefined ? payment : endCall(payment, ends);
  await held.save(intent === null ? known : follow(known, intent));
}
