import type { Call } from '../double.ts';
import { emit } from '../events/emit.ts';
import { missing } from '../http/api-error.ts';
import { endpoint } from '../http/endpoint.ts';
import { listPage } from '../http/list.ts';
import { mergeMetadata } from '../http/param-kinds.ts';
import { createRefund } from './create.ts';
import { CreateParams, ListParams, NoParams, UpdateParams } from './params.ts';

const path = '/v1/refunds';

function findRefund(call: Call, id: string) {
  const row = call.double.store.get('refunds', id);
  if (!row || row.account !== call.account) throw missing('refund', id, 'refund');
  return row;
}

export const refundEndpoints = [
  endpoint({ method: 'post', path, params: CreateParams, run: createRefund }),
  endpoint({
    method: 'get',
    path,
    params: ListParams,
    run: (call, params) =>
      listPage(
        call,
        'refunds',
        path,
        params,
        ({ object }) =>
          (params.charge === undefined || object.charge === params.charge) &&
          (params.payment_intent === undefined || object.payment_intent === params.payment_intent),
      ),
  }),
  endpoint({
    method: 'get',
    path: `${path}/:id`,
    params: NoParams,
    run: (call, _params, id) => findRefund(call, id).object,
  }),
  endpoint({
    method: 'post',
    path: `${path}/:id`,
    params: UpdateParams,
    run(call, params, id) {
      const row = findRefund(call, id);
      const before = row.object.metadata ?? {};
      const object = { ...row.object, metadata: mergeMetadata(before, params.metadata) };
      call.double.store.put('refunds', { ...row, object });
      emit(call, 'refund.updated', object, { metadata: before });
      return object;
    },
  }),
];
