import type { Call, Double } from '../double.ts';
import { ApiError } from '../http/api-error.ts';
import { charge } from '../payment-intents/attempt.ts';
import { failAuthentication } from '../payment-intents/decline.ts';
import type { PaymentIntentRow } from '../state/rows.ts';

export function pendingIntent(double: Double, token: string): PaymentIntentRow | undefined {
  return double.store.all('paymentIntents').find((row) => row.pending?.token === token);
}

/** The buyer's answer to the bank: charges or fails. Says what `redirect_status` the shop is told. */
export function answerBank(call: Call, row: PaymentIntentRow, complete: boolean): 'succeeded' | 'failed' {
  const method = call.double.store.get('paymentMethods', String(row.object.payment_method));
  if (!method) throw new Error(`${row.id} waits for a bank without a method.`);
  try {
    return call.double.store.transaction(
      () => {
        if (complete) charge(call, row, method, true);
        else failAuthentication(call, row, method);
        return complete ? 'succeeded' : 'failed';
      },
      (error) => error instanceof ApiError,
    );
  } catch (error) {
    if (error instanceof ApiError) return 'failed';
    throw error;
  }
}
