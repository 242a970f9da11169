import { endpoint } from '../http/endpoint.ts';
import { listPage } from '../http/list.ts';
import { cancelIntent } from './cancel.ts';
import { captureIntent } from './capture.ts';
import { cardOptions } from './card-options.ts';
import { confirm } from './confirm.ts';
import { createIntent } from './create.ts';
import {
  CancelParams,
  CaptureParams,
  ConfirmParams,
  CreateParams,
  ListParams,
  RetrieveParams,
  UpdateParams,
} from './params.ts';
import { findIntent } from './save.ts';
import { updateIntent } from './update.ts';

const path = '/v1/payment_intents';

export const paymentIntentEndpoints = [
  endpoint({ method: 'post', path, params: CreateParams, run: createIntent }),
  endpoint({
    method: 'get',
    path,
    params: ListParams,
    run: (call, params) =>
      listPage(
        call,
        'paymentIntents',
        path,
        params,
        ({ object }) => params.customer === undefined || object.customer === params.customer,
      ),
  }),
  endpoint({
    method: 'get',
    path: `${path}/:id`,
    publishable: true,
    params: RetrieveParams,
    run: (call, params, id) => findIntent(call, id, params.client_secret).object,
  }),
  endpoint({ method: 'post', path: `${path}/:id`, params: UpdateParams, run: updateIntent }),
  endpoint({
    method: 'post',
    path: `${path}/:id/confirm`,
    publishable: true,
    params: ConfirmParams,
    run(call, params, id) {
      const row = findIntent(call, id, params.client_secret);
      const asked = params.payment_method_options?.card;
      const options = { card: cardOptions(asked, row.object.payment_method_options?.card) };
      return confirm(call, { ...row, object: { ...row.object, payment_method_options: options } }, params).object;
    },
  }),
  endpoint({ method: 'post', path: `${path}/:id/capture`, params: CaptureParams, run: captureIntent }),
  endpoint({ method: 'post', path: `${path}/:id/cancel`, params: CancelParams, run: cancelIntent }),
];
