import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type RunningStripeDouble, type StripeDoubleOptions, startStripeDouble } from '@ticketing-dev/local/stripe';
import Stripe from 'stripe';

export const SECRET = 'whsec_test';
const noRetries = { maxNetworkRetries: 0, telemetry: false } as const;

/** A double on a free port and the real SDK pointed at it; `close()` when done. */
export async function givenDouble(options: StripeDoubleOptions = {}) {
  const double = await startStripeDouble(options);
  return {
    double,
    stripe: sdkFor(double),
    close: () => double.close(),
  };
}

export const sdkFor = (double: Pick<RunningStripeDouble, 'sdk'>, key = 'sk_test_shop') =>
  new Stripe(key, { ...double.sdk, ...noRetries });

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

/** The error of a call that must fail. */
export async function errorOf(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error;
    throw error;
  }
  throw new Error('The call succeeded.');
}

/** A shop's webhook endpoint: keeps what arrives, and answers as told. */
export async function givenReceiver(answer: (event: Stripe.Event, nth: number) => number = () => 200) {
  const events: Stripe.Event[] = [];
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk);
    const header = req.headers['stripe-signature'];
    try {
      const event = Stripe.webhooks.constructEvent(Buffer.concat(chunks), String(header), SECRET);
      events.push(event);
      res.writeHead(answer(event, events.length)).end();
    } catch (error) {
      refused.push(error instanceof Error ? error.message : 'refused');
      res.writeHead(400).end();
    }
  });
  const refused: string[] = [];
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    events,
    refused,
    types: () => events.map(({ type }) => type),
    webhook: { url: `http://127.0.0.1:${port}/webhook`, secret: SECRET },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Waits until the assertion holds. */
export async function eventually(assertion: () => void | Promise<void>, withinMs = 5000): Promise<void> {
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
