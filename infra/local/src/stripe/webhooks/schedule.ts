import type { Double } from '../double.ts';

const deliveryId = (event: string, copy: number) => `${event}:${copy}`;

/** Plans the deliveries of an event: one, and the duplicates asked for. */
export function scheduleDeliveries({ webhook, knobs, store }: Double, event: string): void {
  if (!webhook) return;
  const { delayMs, duplicates, shuffleMs } = knobs.read().webhooks;
  for (let copy = 0; copy <= duplicates; copy += 1)
    store.put('deliveries', {
      id: deliveryId(event, copy),
      event,
      dueAt: Date.now() + delayMs + Math.floor(Math.random() * shuffleMs),
      attempts: 0,
      state: 'pending',
      lastAnswer: null,
    });
}

/** How many endpoints (there is one) have not had the event yet. */
export const pendingWebhooks = ({ store }: Double, event: string): number =>
  store.get('deliveries', deliveryId(event, 0)) ? 1 : 0;
