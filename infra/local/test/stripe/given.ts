import Stripe from 'stripe';
import { startStripeMock } from '../../src/servers/stripe-mock.ts';
import {
  type RunningStripeDouble,
  type StripeDoubleOptions,
  startShapeProxy,
  startStripeDouble,
} from '../../src/stripe/index.ts';
import { answerShapes } from './answer-shapes.ts';

/** A double on a free port and the real SDK pointed at it. */
export async function givenDouble(options: StripeDoubleOptions = {}) {
  const double = await startStripeDouble(options);
  return { double, stripe: sdkFor(double), close: () => double.close() };
}

export const sdkFor = ({ sdk }: Pick<RunningStripeDouble, 'sdk'>, key = 'sk_test_shop') =>
  new Stripe(key, { ...sdk, maxNetworkRetries: 0, telemetry: false });

/** The same with stripe-mock looking at every request, and Stripe's OpenAPI description at every answer and event. */
export async function givenCheckedDouble(options: StripeDoubleOptions = {}) {
  const double = await startStripeDouble(options);
  const mock = await startStripeMock();
  const proxy = await startShapeProxy({ target: double.url, mock: mock.url });
  const stripe = sdkFor(proxy);
  return {
    double,
    proxy,
    stripe,
    /** A browser's view: the publishable key. */
    browser: sdkFor(proxy, 'pk_test_shop'),
    async wrongShapes(): Promise<string[]> {
      const shapes = answerShapes(mock.spec);
      const events = await stripe.events.list({ limit: 100 });
      return [
        ...proxy.wrongRequests(),
        ...proxy.exchanges.filter(({ path }) => path.startsWith('/v1/')).flatMap(shapes.ofAnswer),
        ...events.data.flatMap(shapes.ofEvent),
      ];
    },
    async close() {
      await proxy.close();
      await double.close();
      await mock.close();
    },
  };
}

/** Money that is only authorized, by a card that always works. */
export const authorized = (stripe: Stripe, amount = 2550, extra: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
  stripe.paymentIntents.create({
    amount,
    currency: 'usd',
    capture_method: 'manual',
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
    payment_method: 'pm_card_visa',
    confirm: true,
    ...extra,
  });

/** Money that was taken. */
export const captured = async (stripe: Stripe, amount = 2550, extra: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
  stripe.paymentIntents.capture((await authorized(stripe, amount, extra)).id);

/** The error of a call that must fail. */
export async function errorOf(call: Promise<unknown>) {
  const error = await call.then(
    () => new Error('The call succeeded.'),
    (reason: unknown) => reason,
  );
  if (error instanceof Stripe.errors.StripeError) return error;
  throw error;
}

/** Waits until the assertion holds. */
export async function eventually(assertion: () => void | Promise<void>, withinMs = 15_000): Promise<void> {
  const end = Date.now() + withinMs;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
