import type { Deps } from '../deps.ts';

const AT_ONCE = 200;

/**
 * Stored events have their effect: each payment they are about is looked at, once for however many of them. What an event says
 * is not used, so neither order nor repetition matters; what is about nothing of ours is done with.
 */
export async function processStripeEvents(deps: Deps): Promise<void> {
  for (;;) {
    const events = await deps.stripeEvents.waiting(AT_ONCE);
    if (events.length === 0) return;
    await deps.payments.promptIntents({
      intentIds: present(events.map((event) => event.intentId)),
      paymentIds: present(events.map((event) => event.paymentId)),
    });
    await deps.stripeEvents.processed(events.map((event) => event.id));
    if (events.length < AT_ONCE) return;
  }
}

function present(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids)].filter((id) => id !== null);
}
