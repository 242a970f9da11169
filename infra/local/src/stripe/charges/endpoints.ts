import { z } from 'zod';
import type { Call } from '../double.ts';
import { missing } from '../http/api-error.ts';
import { endpoint } from '../http/endpoint.ts';
import { listPage } from '../http/list.ts';
import { listParams, text } from '../http/param-kinds.ts';

export function findCharge(call: Call, id: string, param = 'id') {
  const row = call.double.store.get('charges', id);
  if (!row || row.account !== call.account) throw missing('charge', id, param);
  return row;
}

const path = '/v1/charges';
const NoParams = z.strictObject({});
const ListParams = z.strictObject({ ...listParams, customer: text().optional(), payment_intent: text().optional() });

export const chargeEndpoints = [
  endpoint({
    method: 'get',
    path,
    params: ListParams,
    run: (call, params) =>
      listPage(
        call,
        'charges',
        path,
        params,
        ({ object }) =>
          (params.customer === undefined || object.customer === params.customer) &&
          (params.payment_intent === undefined || object.payment_intent === params.payment_intent),
      ),
  }),
  endpoint({
    method: 'get',
    path: `${path}/:id`,
    params: NoParams,
    run: (call, _params, id) => findCharge(call, id).object,
  }),
];
