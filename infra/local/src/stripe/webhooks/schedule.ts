import type { Double } from '../double.ts';
import { stripeId } from '../ids.ts';

/** Plans the deliveries of an event (one, and the duplicates asked for) and says how many. */
export function scheduleDeliveries(double: Double, event: string): number {
  if (!double.webhook) return 0;
  const { webhooks } = double.knobs.read();
  const copies = 1 + webhooks.duplicates;
  for (let copy = 0; copy < copies; copy += 1)
    double.store.put('deliveries', {
      id: stripeId('whd'),
      event,
      dueAt: Date.now() + webhooks.delayMs + Math.floor(Math.random() * webhooks.shuffleMs),
      attempts: 0,
      state: 'pending',
      lastAnswer: null,
    });
  return copies;
}
