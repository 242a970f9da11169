import type { Deps } from '../deps.ts';
import { isOpen, type ReturnedStray, type Stray } from '../domain/stray.ts';

/**
 * Stripe's payments of ours since then that no payment here knows of. Every payment has its row before Stripe hears of it, so
 * that only a database that was put back to an earlier moment has any.
 */
export async function findStrays(deps: Deps, since: Date): Promise<Stray[]> {
  const strays: Stray[] = [];
  for await (const stray of deps.stripe.intentsSince(since)) {
    const { paymentId } = stray.intent;
    if (paymentId === null || !isOpen(stray.intent)) continue;
    if ((await deps.payments.find(paymentId)) === null) strays.push(stray);
  }
  return strays;
}

/** Gives all of them back, on an operator's word. Safe to repeat: each is asked for under a key of its own. */
export async function returnStrays(
  deps: Deps,
  { since, by, reason }: { since: Date; by: string; reason: string },
): Promise<ReturnedStray[]> {
  const returned: ReturnedStray[] = [];
  for (const { intent, orderId } of await findStrays(deps, since)) {
    const { id: intentId, amount, currency, status } = intent;
    const isPaid = status === 'succeeded';
    const answer = await (isPaid ? deps.stripe.refundStray(intentId) : deps.stripe.cancelStray(intentId));
    const outcome = answer.kind !== 'done' ? 'failed' : isPaid ? 'refunded' : 'voided';
    await deps.strays.keep({ intentId, orderId, amount, currency, outcome, by, reason, at: deps.clock() });
    returned.push({ intentId, orderId, amount, currency, outcome });
  }
  return returned;
}
