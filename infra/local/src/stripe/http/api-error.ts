import type Stripe from 'stripe';

export interface ApiErrorBody {
  readonly type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';
  readonly message: string;
  readonly code?: string;
  readonly param?: string;
  readonly decline_code?: string;
  readonly advice_code?: string;
  readonly charge?: string;
  readonly payment_intent?: Stripe.PaymentIntent;
  readonly payment_method?: Stripe.PaymentMethod;
  readonly payment_method_type?: string;
}

/** An answer of Stripe's that is a "no": an outcome, kept under the Idempotency-Key unless it was found before execution (`validation`). */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly body: ApiErrorBody;
  readonly validation: boolean;

  constructor(status: number, body: ApiErrorBody, options: { validation?: boolean } = {}) {
    super(body.message);
    this.status = status;
    this.body = body;
    this.validation = options.validation ?? false;
  }
}

const docUrl = (code: string) => `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`;

/** The whole body, `{error: {…}}`. */
export function errorBody(body: ApiErrorBody, requestId: string | null): object {
  const { code } = body;
  return {
    error: {
      ...body,
      ...(code && { doc_url: docUrl(code) }),
      ...(requestId && { request_log_url: `https://dashboard.stripe.com/test/logs/${requestId}` }),
    },
  };
}

export function invalidParam(param: string, message: string, code?: string): ApiError {
  return new ApiError(
    400,
    { type: 'invalid_request_error', message, param, ...(code && { code }) },
    { validation: true },
  );
}

export function missing(kind: string, id: string, param: string): ApiError {
  return new ApiError(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${kind}: '${id}'`,
    param,
  });
}

export function unexpectedState(message: string, intent: Stripe.PaymentIntent): ApiError {
  return new ApiError(400, {
    type: 'invalid_request_error',
    code: 'payment_intent_unexpected_state',
    message,
    payment_intent: intent,
  });
}
