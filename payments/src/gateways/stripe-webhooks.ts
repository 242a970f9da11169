import { AppError } from '@ticketing-dev/common/errors';
import Stripe from 'stripe';
import { z } from 'zod';
import { wasSignedJustNow } from '../domain/signed-at.ts';
import type { StripeEvent } from '../domain/stripe-event.ts';

const Body = z.object({
  id: z.string().regex(/^evt_\w{1,250}$/),
  type: z.string().max(100),
  created: z.int(),
  data: z.object({
    object: z.looseObject({
      object: z.string(),
      id: z.string().optional(),
      payment_intent: z.union([z.string(), z.object({ id: z.string() })]).nullish(),
      metadata: z.record(z.string(), z.string()).nullish(),
    }),
  }),
});

/**
 * Reads a webhook request: the bytes as they came, and Stripe's signature of them.
 *
 * @throws AppError 400 when it is not signed by Stripe, or not just now.
 */
export function readStripeEvent(input: {
  body: unknown;
  signature: string | undefined;
  secret: string;
  now: Date;
}): StripeEvent {
  const { body, signature = '', secret, now } = input;
  if (!Buffer.isBuffer(body) || !wasSignedJustNow(signature, now)) throw notSigned();
  return parse(verified(body, { signature, secret, now }));
}

function verified(body: Buffer, { signature, secret, now }: { signature: string; secret: string; now: Date }): unknown {
  try {
    return Stripe.webhooks.constructEvent(body, signature, secret, 300, undefined, now.getTime());
  } catch (cause) {
    throw notSigned(cause);
  }
}

function parse(event: unknown): StripeEvent {
  const { id, type, created, data } = Body.parse(event);
  const { object } = data;
  const named = typeof object.payment_intent === 'string' ? object.payment_intent : object.payment_intent?.id;
  return {
    id,
    type,
    intentId: (object.object === 'payment_intent' ? object.id : named) ?? null,
    paymentId: object.metadata?.paymentId ?? null,
    createdAt: new Date(created * 1_000),
  };
}

function notSigned(cause?: unknown): AppError {
  return new AppError('invalid', 'webhook-not-signed', 'This request is not signed by Stripe, or not just now.', {
    cause,
  });
}
