import type { Call } from '../double.ts';
import type { ObjectTable } from '../state/rows.ts';
import { ApiError } from './api-error.ts';

/** Fields that hold an id, and the table of what they name. */
const EXPANDABLE: Readonly<Record<string, ObjectTable>> = {
  charge: 'charges',
  latest_charge: 'charges',
  payment_intent: 'paymentIntents',
  payment_method: 'paymentMethods',
};

/** Answers `expand[]=latest_charge.refunds`, `expand[]=data.payment_method`: a copy with the objects in place of their ids. */
export function expand(call: Call, object: object, paths: readonly string[]): object {
  return paths.reduce((expanded, path) => along(call, expanded, path.split('.'), path), object);
}

function along(call: Call, object: object, [field, ...rest]: readonly string[], path: string): object {
  if (field === undefined) return object;
  const value: unknown = Reflect.get(object, field);
  if (field === 'data' && Array.isArray(value))
    return { ...object, data: value.map((item: object) => along(call, item, rest, path)) };
  if (field === 'refunds' && Reflect.get(object, 'object') === 'charge')
    return { ...object, refunds: refundsOf(call, String(Reflect.get(object, 'id'))) };
  const table = EXPANDABLE[field];
  if (!table || !(field in object))
    throw new ApiError(
      400,
      { type: 'invalid_request_error', message: `This property cannot be expanded (${path}).`, param: 'expand' },
      { validation: true },
    );
  const found = typeof value === 'string' ? call.double.store.get(table, value)?.object : value;
  return found ? { ...object, [field]: along(call, found, rest, path) } : object;
}

function refundsOf(call: Call, charge: string): object {
  const data = call.double.store
    .all('refunds')
    .filter(({ object }) => object.charge === charge)
    .map(({ object }) => object)
    .reverse();
  return { object: 'list', url: `/v1/charges/${charge}/refunds`, has_more: false, data };
}
