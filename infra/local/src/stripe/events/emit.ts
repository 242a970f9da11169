import Stripe from 'stripe';
import type { Call } from '../double.ts';
import { stripeId } from '../ids.ts';
import { scheduleDeliveries } from '../webhooks/schedule.ts';
import type { StripeEvent } from './stripe-event.ts';

/** Records what happened, with the object as it is now, in the transaction of the change; webhooks follow by themselves. */
export function emit(call: Call, type: string, object: object, previous?: object): void {
  const { store, clock } = call.double;
  const id = stripeId('evt');
  const event: StripeEvent = {
    id,
    object: 'event',
    api_version: Stripe.API_VERSION,
    created: clock.seconds(),
    data: { object, ...(previous && { previous_attributes: previous }) },
    livemode: false,
    pending_webhooks: call.double.webhook ? 1 : 0,
    request: { id: call.requestId, idempotency_key: call.idempotencyKey },
    type,
  };
  store.put('events', { id, account: call.account, object: event });
  scheduleDeliveries(call.double, id);
}
