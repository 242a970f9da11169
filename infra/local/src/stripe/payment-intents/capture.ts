import type { Call } from '../double.ts';
import { emit } from '../events/emit.ts';
import { invalidParam, unexpectedState } from '../http/api-error.ts';
import { mergeMetadata } from '../http/param-kinds.ts';
import { latestCharge } from './latest-charge.ts';
import type { CaptureParams } from './params.ts';
import { findIntent, saveIntent } from './save.ts';

/** Takes the authorized money, or a part of it; the rest goes back to the buyer (it counts as `amount_refunded`, without a Refund). */
export function captureIntent(call: Call, params: CaptureParams, id: string) {
  const row = findIntent(call, id);
  const { status, amount_capturable } = row.object;
  if (status !== 'requires_capture')
    throw unexpectedState(
      `This PaymentIntent could not be captured because it has a status of ${status}. ` +
        'Only a PaymentIntent with one of the following statuses may be captured: requires_capture.',
      row.object,
    );
  const amount = params.amount_to_capture ?? amount_capturable;
  if (amount > amount_capturable)
    throw invalidParam(
      'amount_to_capture',
      'The amount_to_capture is greater than the amount you can capture.',
      'amount_too_large',
    );
  const { object } = latestCharge(call, row);
  const captured = {
    ...object,
    captured: true,
    amount_captured: amount,
    amount_refunded: object.amount - amount,
    metadata: mergeMetadata(object.metadata, params.metadata),
  };
  call.double.store.put('charges', { id: object.id, account: row.account, object: captured });
  emit(call, 'charge.captured', captured);
  const saved = saveIntent(call, row, {
    status: 'succeeded',
    amount_capturable: 0,
    amount_received: amount,
    metadata: mergeMetadata(row.object.metadata, params.metadata),
  });
  emit(call, 'payment_intent.succeeded', saved.object);
  return saved.object;
}
