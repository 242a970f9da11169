import type { Double } from './double.ts';
import { backgroundCall } from './http/background-call.ts';
import { expireAuthorizations } from './payment-intents/expire.ts';
import { settleRefunds } from './refunds/settle.ts';

const EVERY_MS = 250;

/** Stripe keeps answers for a day and events for thirty. */
export function forgetOld({ store, clock }: Double): void {
  const DAY_MS = 24 * 3600 * 1000;
  store.transaction(() => {
    for (const { id, at } of store.all('storedAnswers'))
      if (at + DAY_MS < clock.now()) store.remove('storedAnswers', id);
    for (const { id, object } of store.all('events'))
      if (object.created * 1000 + 30 * DAY_MS < clock.now()) store.remove('events', id);
  });
}

/** What happens at Stripe by the passing of time. */
export function startTicking(double: Double) {
  const callFor = (account: string) => backgroundCall(double, account);
  const tick = () => {
    settleRefunds(double, callFor);
    expireAuthorizations(double, callFor);
  };
  const timer = setInterval(tick, EVERY_MS);
  timer.unref();
  return { tick, close: () => clearInterval(timer) };
}
