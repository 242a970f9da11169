import { createHash } from 'node:crypto';
import type { Request } from 'express';
import type { Call, Double } from '../double.ts';
import { ApiError, type ApiErrorBody } from './api-error.ts';

/** Who calls: an API key is an account, `Stripe-Account` one connected to it. Throws Stripe's 401, also for live keys. */
export function openCall(double: Double, req: Request, requestId: string, formKey: string | null): Call {
  const key = bearer(req) ?? basic(req) ?? formKey;
  if (!key)
    throw refuse({
      type: 'invalid_request_error',
      message:
        'You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer ' +
        "auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    });
  if (/^[a-z]{2}_live_/.test(key))
    throw refuse({
      type: 'invalid_request_error',
      code: 'testmode_charges_only',
      message: 'This is a local double of Stripe: it refuses live keys.',
    });
  if (!/^(sk|rk|pk)_test_\w+$/.test(key))
    throw refuse({ type: 'invalid_request_error', message: `Invalid API Key provided: ${key.slice(0, 8)}****` });
  return {
    double,
    account: accountOf(key, req.get('stripe-account')),
    requestId,
    idempotencyKey: req.get('idempotency-key') ?? null,
    publishable: key.startsWith('pk_'),
    baseUrl: double.publicUrl ?? `${req.protocol}://${req.get('host')}`,
  };
}

const accountOf = (key: string, connected: string | undefined) =>
  `acct_${createHash('sha256')
    .update(`${key} ${connected ?? ''}`)
    .digest('hex')
    .slice(0, 16)}`;

const refuse = (body: ApiErrorBody) => new ApiError(401, body, { validation: true });

function bearer(req: Request): string | undefined {
  return /^Bearer (\S+)$/.exec(req.get('authorization') ?? '')?.[1];
}

function basic(req: Request): string | undefined {
  const encoded = /^Basic (\S+)$/.exec(req.get('authorization') ?? '')?.[1];
  return encoded && Buffer.from(encoded, 'base64').toString('utf8').split(':')[0];
}
