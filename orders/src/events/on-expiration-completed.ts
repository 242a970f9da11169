import { ExpirationCompleted } from '@ticketing-dev/common/contracts';
import { consume } from '@ticketing-dev/common/messaging';
import type { Deps } from '../deps.ts';
import { expireOrder } from '../use-cases/expire-order.ts';

/** The end of sales needs nobody's prompt: every grant asks the database's clock. */
export const onExpirationCompleted = consume(ExpirationCompleted, async (deps: Deps, event) => {
  if (event.data.kind !== 'order-hold') return;
  await deps.once(event, (tx) => expireOrder(deps, tx, { orderId: event.data.subjectId }));
});
