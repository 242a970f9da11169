import { every, type Worker } from '@ticketing-dev/common/runtime';
import type { Deps } from './deps.ts';
import { processStripeEvents } from './use-cases/process-stripe-events.ts';
import { settlePayment } from './use-cases/settle-payment.ts';

const POLL_MS = 500;
/** Payments worked on at once by this process: each waits for Stripe most of the time. */
const SLOTS = 16;

/** Bells make them prompt; what was prompted by a process that died, or is due by the clock, is found by polling. */
export function workers(deps: Deps): Worker[] {
  return [settler(deps), stripeEvents(deps)];
}

function stripeEvents(deps: Deps): Worker {
  return every({
    name: 'stripe events',
    everyMs: 0,
    logger: deps.logger,
    run: async (signal) => {
      await processStripeEvents(deps).finally(() => deps.bells.stripeEvents.wait(POLL_MS, signal));
    },
  });
}

/** Settles what is due, the reconciler included: that is a payment due because nothing settled it for a while. */
function settler(deps: Deps): Worker {
  const underWay = new Map<string, Promise<void>>();

  async function dispatch(): Promise<void> {
    const free = SLOTS - underWay.size;
    if (free <= 0) return;
    for (const id of await deps.payments.due(free)) {
      if (underWay.has(id)) continue;
      const work = settlePayment(deps, id)
        .finally(() => underWay.delete(id))
        .then(
          () => deps.bells.payments.ring(),
          // Not even claimed: the database is away. It is still due, and found by the next poll.
          (error: unknown) => deps.logger.warn({ err: error, paymentId: id }, 'payment not taken up'),
        );
      underWay.set(id, work);
    }
  }

  const loop = every({
    name: 'settler',
    everyMs: 0,
    logger: deps.logger,
    run: async (signal) => {
      await dispatch().finally(() => deps.bells.payments.wait(POLL_MS, signal));
    },
  });
  return {
    ...loop,
    async stop() {
      await loop.stop();
      await Promise.allSettled(underWay.values());
    },
  };
}
