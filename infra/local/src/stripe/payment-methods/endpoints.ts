import { endpoint } from '../http/endpoint.ts';
import { listPage } from '../http/list.ts';
import { createMethod, findMethod } from './methods.ts';
import { ListParams, MethodData, NoParams } from './params.ts';

export const paymentMethodEndpoints = [
  endpoint({
    method: 'post',
    path: '/v1/payment_methods',
    publishable: true,
    params: MethodData,
    run: (call, params) => createMethod(call, params).object,
  }),
  endpoint({
    method: 'get',
    path: '/v1/payment_methods/:id',
    params: NoParams,
    run: (call, _params, id) => findMethod(call, id).object,
  }),
  endpoint({
    method: 'get',
    path: '/v1/payment_methods',
    params: ListParams,
    run: (call, params) =>
      listPage(
        call,
        'paymentMethods',
        '/v1/payment_methods',
        params,
        ({ object }) =>
          (params.customer === undefined || object.customer === params.customer) &&
          (params.type === undefined || object.type === params.type),
      ),
  }),
];
