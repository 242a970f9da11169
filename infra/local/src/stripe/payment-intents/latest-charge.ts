import type { Call } from '../double.ts';
import type { PaymentIntentRow, Tables } from '../state/rows.ts';

export function latestCharge(call: Call, row: PaymentIntentRow): Tables['charges'] {
  const id = row.object.latest_charge;
  const found = typeof id === 'string' ? call.double.store.get('charges', id) : undefined;
  if (!found) throw new Error(`${row.id} is ${row.object.status} without a charge.`);
  return found;
}
