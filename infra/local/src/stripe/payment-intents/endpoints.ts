import { endpoint } from '../http/endpoint.ts';
import { listPage } from '../http/list.ts';
import type { PaymentIntentRow } from '../state/rows.ts';
import { cancelIntent } from './cancel.ts';
import { captureIntent } from './capture.ts';
import { cardOptions } from './card-options.ts';
import { confirm } from './confirm.ts';
import { createIntent } from './create.ts';
import { methodTypes } from './new-intent.ts';
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

/** The intent with what confirming it may change. */
function withTerms(row: PaymentIntentRow, params: ConfirmParams): PaymentIntentRow {
  const { object } = row;
  const changed = {
    ...object,
    capture_method: params.capture_method ?? object.capture_method,
    receipt_email: params.receipt_email === undefined ? object.receipt_email : params.receipt_email,
    setup_future_usage: params.setup_future_usage ?? object.setup_future_usage,
    payment_method_options: {
      card: cardOptions(params.payment_method_options?.card, object.payment_method_options?.card),
    },
  };
  return { ...row, object: { ...changed, payment_method_types: methodTypes(changed) } };
}

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
      // A browser acts for the account whose intent it is.
      return confirm({ ...call, account: row.account }, withTerms(row, params), params).object;
    },
  }),
  endpoint({ method: 'post', path: `${path}/:id/capture`, params: CaptureParams, run: captureIntent }),
  endpoint({ method: 'post', path: `${path}/:id/cancel`, params: CancelParams, run: cancelIntent }),
];
