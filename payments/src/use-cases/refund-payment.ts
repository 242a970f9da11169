import type { Held } from '../db/held-payment.ts';
import type { Deps } from '../deps.ts';
import { begun, ended } from '../domain/call.ts';
import { raise } from '../domain/payment.ts';
import type { Reason } from '../domain/reason.ts';
import { afterRefusedRefund, newRefund, type Refund, type StripeRefund, settleRefund } from '../domain/refund.ts';
import { stripeUnavailable } from '../gateways/stripe-answer.ts';
import { NotYet } from './while-held.ts';

/** Gives back what was captured. The refund's row comes first, then Stripe is asked under its id. */
export async function refundPayment(deps: Deps, held: Held, reason: Reason): Promise<void> {
  const refund = (await deps.refunds.openOf(held.payment.id)) ?? draft(deps, held, reason);
  // Stripe has it already, and said that it takes its time.
  if (refund.stripeId !== null) return settle(held, refund, await deps.stripe.findRefund(refund));

  const asked: Refund = { ...refund, call: begun(refund.call) };
  await held.save(raise(held.payment, 'refunding', { reason }), asked);
  const answer = await deps.stripe.refund(asked);
  switch (answer.kind) {
    case 'done':
      return settle(held, asked, answer.value);
    case 'fault': {
      const found = await deps.stripe.findRefund(asked);
      if (found !== null) return settle(held, asked, found);
      return held.save(held.payment, { ...asked, call: ended(asked.call) });
    }
    case 'silence':
      throw stripeUnavailable();
    default: {
      const { amountRefunded } = await deps.stripe.retrieve(asked.intentId);
      const after = afterRefusedRefund(held.payment, asked, amountRefunded);
      const isNews = after.payment.amountRefunded !== held.payment.amountRefunded;
      await held.save(after.payment, after.refund);
      if (!isNews) throw new Error(`Stripe refuses to refund ${asked.id} of ${asked.intentId}.`);
    }
  }
}

function draft(deps: Deps, { payment }: Held, reason: Reason): Refund {
  if (payment.intent === null) throw new Error(`Payment ${payment.id} has no intent to refund.`);
  return newRefund({ id: deps.newId(), payment, intentId: payment.intent.id, reason, now: deps.clock() });
}

async function settle(held: Held, refund: Refund, seen: StripeRefund | null): Promise<void> {
  if (seen === null) throw new Error(`Stripe does not know refund ${refund.stripeId} any more.`);
  const settled = settleRefund(held.payment, refund, seen);
  await held.save(settled.payment, settled.refund);
  if (settled.refund.status === 'failed') throw new Error(`Refund ${refund.id} failed at Stripe; another one follows.`);
  if (settled.refund.status === 'open') throw new NotYet();
}
