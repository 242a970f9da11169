import type { Call } from '../double.ts';
import { emit } from '../events/emit.ts';
import { invalidParam } from '../http/api-error.ts';
import { createMethod, findMethod } from '../payment-methods/methods.ts';
import { checkAmount } from './amounts.ts';
import { confirm } from './confirm.ts';
import { newIntent } from './new-intent.ts';
import type { CreateParams } from './params.ts';

export function createIntent(call: Call, params: CreateParams) {
  checkAmount(params.amount, params.currency);
  for (const name of ['off_session', 'error_on_requires_action', 'return_url'] as const)
    if (!params.confirm && params[name] !== undefined)
      throw invalidParam(name, `This parameter may only be passed when confirm=true: ${name}.`);
  const object = newIntent(params, call.double.clock.seconds());
  const method =
    params.payment_method !== undefined
      ? findMethod(call, params.payment_method)
      : params.payment_method_data && createMethod(call, params.payment_method_data);
  const row = {
    id: object.id,
    account: call.account,
    object: method ? { ...object, payment_method: method.id, status: 'requires_confirmation' as const } : object,
    pending: null,
  };
  call.double.store.put('paymentIntents', row);
  emit(call, 'payment_intent.created', row.object);
  if (!params.confirm) return row.object;
  const { payment_method: _method, payment_method_data: _data, ...given } = params;
  return confirm(call, row, given).object;
}
