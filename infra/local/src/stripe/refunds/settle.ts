import type { Call, Double } from '../double.ts';
import { emit } from '../events/emit.ts';
import type { RefundRow } from '../state/rows.ts';

/** Banks answer pending refunds, and send some back. */
export function settleRefunds(double: Double, callFor: (account: string) => Call): void {
  const now = double.clock.now();
  for (const row of double.store.all('refunds'))
    if (row.settles && row.settles.at <= now) double.store.transaction(() => settle(callFor(row.account), row));
}

function settle(call: Call, row: RefundRow): void {
  const { store } = call.double;
  const failed = row.settles?.status === 'failed';
  const object = failed
    ? { ...row.object, status: 'failed', failure_reason: 'expired_or_canceled_card' }
    : { ...row.object, status: 'succeeded' };
  store.put('refunds', { ...row, object, settles: null });
  const charge = store.get('charges', String(row.object.charge));
  if (failed && charge) {
    const amount_refunded = charge.object.amount_refunded - object.amount;
    store.put('charges', { ...charge, object: { ...charge.object, amount_refunded, refunded: false } });
  }
  emit(call, 'refund.updated', object, { status: row.object.status });
  if (failed) emit(call, 'refund.failed', object);
}
