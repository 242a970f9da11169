import Stripe from 'stripe';
import type { Intent } from '../domain/intent.ts';
import type { Payment } from '../domain/payment.ts';
import type { Refund, StripeRefund } from '../domain/refund.ts';
import type { Stray } from '../domain/stray.ts';
import type { Answer } from './answer.ts';
import { read } from './stripe-answer.ts';
import { stripeKey } from './stripe-key.ts';
import { toIntent, toRefund } from './to-intent.ts';
import { type ObserveCall, watchedCalls } from './watched-calls.ts';

export type StripeGateway = ReturnType<typeof stripeGateway>;

/** Refunds made by hand show on the charge. */
const EXPAND = { expand: ['latest_charge'] };
/** Clocks differ: Stripe's `created` of an intent may lie a little before our row's. */
const CLOCK_SLACK_SECONDS = 300;

/** Stripe through its SDK. Keys, repeats and what follows from them are ours, so that each is saved before it is used. */
export function stripeGateway(
  config: {
    readonly STRIPE_KEY: string;
    readonly STRIPE_API_URL?: string | undefined;
    readonly STRIPE_TIMEOUT_SECONDS: number;
    readonly PUBLIC_URL: string;
  },
  observe: ObserveCall,
) {
  const { change, look } = watchedCalls(observe);
  const stripe = new Stripe(config.STRIPE_KEY, {
    ...addressOf(config.STRIPE_API_URL),
    timeout: config.STRIPE_TIMEOUT_SECONDS * 1_000,
    maxNetworkRetries: 0,
    telemetry: false,
  });
  const intents = stripe.paymentIntents;

  return {
    create(payment: Payment): Promise<Answer<Intent>> {
      return change('create', async () =>
        toIntent(
          await intents.create(
            {
              amount: payment.amount,
              currency: payment.currency,
              capture_method: 'manual',
              automatic_payment_methods: { enabled: true },
              description: `Order ${payment.orderId}`,
              metadata: { paymentId: payment.id, orderId: payment.orderId },
            },
            { idempotencyKey: stripeKey.create(payment) },
          ),
        ),
      );
    },

    confirm(payment: Payment, intentId: string, paymentMethodId: string): Promise<Answer<Intent>> {
      const returnUrl = new URL(`/orders/${payment.orderId}`, config.PUBLIC_URL).href;
      return change('confirm', async () =>
        toIntent(
          await intents.confirm(
            intentId,
            { payment_method: paymentMethodId, return_url: returnUrl },
            { idempotencyKey: stripeKey.confirm(payment, intentId) },
          ),
        ),
      );
    },

    capture(payment: Payment, intentId: string): Promise<Answer<Intent>> {
      return change('capture', async () =>
        toIntent(
          await intents.capture(
            intentId,
            { amount_to_capture: payment.amount },
            { idempotencyKey: stripeKey.capture(payment, intentId) },
          ),
        ),
      );
    },

    cancel(payment: Payment, intentId: string): Promise<Answer<Intent>> {
      return change('cancel', async () =>
        toIntent(
          await intents.cancel(
            intentId,
            { cancellation_reason: 'abandoned' },
            { idempotencyKey: stripeKey.void(payment, intentId) },
          ),
        ),
      );
    },

    refund(refund: Refund): Promise<Answer<StripeRefund>> {
      return change('refund', async () =>
        toRefund(
          await stripe.refunds.create(
            {
              payment_intent: refund.intentId,
              amount: refund.amount,
              reason: 'requested_by_customer',
              metadata: { refundId: refund.id, paymentId: refund.paymentId },
            },
            { idempotencyKey: stripeKey.refund(refund) },
          ),
        ),
      );
    },

    /** @throws AppError `unavailable` when Stripe does not answer. */
    retrieve(intentId: string): Promise<Intent> {
      return look('retrieve', async () => toIntent(await intents.retrieve(intentId, EXPAND)));
    },

    /** The intent that carries our payment's id, for when the answer to its creation was lost; null when there is none. */
    findByPayment({ id, createdAt, updatedAt }: Payment): Promise<Intent | null> {
      const seconds = (time: Date) => Math.floor(time.getTime() / 1_000);
      // Each call is saved before it is made: the last save is after the last call began.
      const created = { gte: seconds(createdAt) - CLOCK_SLACK_SECONDS, lte: seconds(updatedAt) + CLOCK_SLACK_SECONDS };
      return look('find payment', async () => {
        for await (const intent of intents.list({ created, limit: 100 })) {
          if (intent.metadata.paymentId === id) return toIntent(intent);
        }
        return null;
      });
    },

    /** Every intent with our mark that was made since then. */
    async *intentsSince(since: Date): AsyncGenerator<Stray> {
      // Stripe counts from 1970 and refuses what was before.
      const created = { gte: Math.max(0, Math.floor(since.getTime() / 1_000) - CLOCK_SLACK_SECONDS) };
      const found = intents.list({ created, limit: 100, expand: ['data.latest_charge'] })[Symbol.asyncIterator]();
      for (let next = await read(() => found.next()); !next.done; next = await read(() => found.next())) {
        const { metadata } = next.value;
        if (metadata.paymentId) yield { intent: toIntent(next.value), orderId: metadata.orderId ?? null };
      }
    },

    /** Closes an intent that no payment of ours knows of. */
    cancelStray(intentId: string): Promise<Answer<unknown>> {
      const options = { idempotencyKey: stripeKey.voidStray(intentId) };
      return change('cancel', () => intents.cancel(intentId, { cancellation_reason: 'abandoned' }, options));
    },

    /** Gives back whatever is left of an intent that no payment of ours knows of. */
    refundStray(intentId: string): Promise<Answer<unknown>> {
      const options = { idempotencyKey: stripeKey.refundStray(intentId) };
      return change('refund', () =>
        stripe.refunds.create({ payment_intent: intentId, reason: 'requested_by_customer' }, options),
      );
    },

    /** The refund that carries our refund's id; null when Stripe never made it. */
    findRefund(refund: Refund): Promise<StripeRefund | null> {
      return look('find refund', async () => {
        for await (const found of stripe.refunds.list({ payment_intent: refund.intentId, limit: 100 })) {
          if (found.metadata?.refundId === refund.id) return toRefund(found);
        }
        return null;
      });
    },
  };
}

/** With STRIPE_API_URL the local double answers instead of api.stripe.com. */
function addressOf(url: string | undefined) {
  if (url === undefined) return {};
  const { hostname, port, protocol } = new URL(url);
  const isPlain = protocol === 'http:';
  return {
    host: hostname,
    port: port === '' ? (isPlain ? 80 : 443) : Number(port),
    protocol: isPlain ? ('http' as const) : ('https' as const),
  };
}
