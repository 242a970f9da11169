import type { Double } from './double.ts';
import { backgroundCall } from './http/background-call.ts';
import { expireAuthorizations } from './payment-intents/expire.ts';
import { settleRefunds } from './refunds/settle.ts';

const EVERY_MS = 250;

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
