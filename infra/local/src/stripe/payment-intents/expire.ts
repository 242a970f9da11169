import type { Call, Double } from '../double.ts';
import { releaseIntent } from './cancel.ts';
import { latestCharge } from './latest-charge.ts';

/** Banks let go of an authorization that nobody captured in seven days. */
export function expireAuthorizations(double: Double, callFor: (account: string) => Call): void {
  for (const row of double.store.all('paymentIntents')) {
    if (row.object.status !== 'requires_capture') continue;
    const call = callFor(row.account);
    const { object } = latestCharge(call, row);
    const before = object.payment_method_details?.card?.capture_before;
    if (before !== undefined && before < double.clock.seconds())
      double.store.transaction(() => releaseIntent(call, row, 'automatic', 'charge.expired'));
  }
}
