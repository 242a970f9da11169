import type Stripe from 'stripe';
import type { Call } from '../double.ts';
import { unexpectedState } from '../http/api-error.ts';
import { mergeMetadata } from '../http/param-kinds.ts';
import { createMethod, findMethod } from '../payment-methods/methods.ts';
import type { PaymentIntentRow } from '../state/rows.ts';
import { checkAmount } from './amounts.ts';
import { cardOptions } from './card-options.ts';
import { methodTypes } from './new-intent.ts';
import type { UpdateParams } from './params.ts';
import { findIntent, saveIntent } from './save.ts';

const OPEN = ['requires_payment_method', 'requires_confirmation', 'requires_action'];
const ALWAYS: readonly string[] = ['description', 'metadata', 'receipt_email', 'transfer_group'];

export function updateIntent(call: Call, params: UpdateParams, id: string) {
  const row = findIntent(call, id);
  const { status, amount, currency } = row.object;
  const locked = Object.keys(params).find((name) => !ALWAYS.includes(name));
  if (locked && !OPEN.includes(status))
    throw unexpectedState(
      `This PaymentIntent's ${locked} could not be updated because it has a status of ${status}. You may only update ` +
        `the ${locked} of a PaymentIntent with one of the following statuses: ${OPEN.join(', ')}.`,
      row.object,
    );
  checkAmount(params.amount ?? amount, params.currency ?? currency);
  const changes = changesOf(call, row, params);
  const terms = { ...row.object, ...changes };
  const pending = changes.payment_method ? null : row.pending;
  return saveIntent(call, row, { ...changes, payment_method_types: methodTypes(terms) }, pending).object;
}

function changesOf(call: Call, row: PaymentIntentRow, params: UpdateParams): Partial<Stripe.PaymentIntent> {
  const { metadata, payment_method, payment_method_data, payment_method_options, ...plain } = params;
  const method =
    payment_method !== undefined
      ? findMethod(call, payment_method)
      : payment_method_data && createMethod(call, payment_method_data);
  return {
    ...withoutUndefined(plain),
    metadata: mergeMetadata(row.object.metadata, metadata),
    ...(method && { payment_method: method.id, status: 'requires_confirmation', next_action: null }),
    ...(payment_method_options && {
      payment_method_options: {
        card: cardOptions(payment_method_options.card, row.object.payment_method_options?.card),
      },
    }),
  };
}

function withoutUndefined<T extends object>(values: T) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
