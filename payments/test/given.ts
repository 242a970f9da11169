import { createServer, type RequestListener } from 'node:http';
import {
  OrderCancelled,
  OrderCompleted,
  OrderCreated,
  OrderRefunded,
  type OrderState,
  OrderUpdated,
} from '@ticketing-dev/common/contracts';
import { newId, type Worker } from '@ticketing-dev/common/runtime';
import { caller, deliver, outboxOf, sample, testBase } from '@ticketing-dev/common/testing';
import { startStripeDouble } from '@ticketing-dev/local/stripe';
import { buildApp } from '../src/app.ts';
import { Config } from '../src/config.ts';
import { wire } from '../src/deps.ts';
import { handlers } from '../src/events/index.ts';
import { workers } from '../src/workers.ts';
import { portOf } from './port-of.ts';

export type World = Awaited<ReturnType<typeof paymentsWorld>>;
export type GivenOrder = Awaited<ReturnType<World['order']>>;

export const WEBHOOK_SECRET = 'whsec_of_these_tests';
const EVENTS = {
  created: OrderCreated,
  paying: OrderUpdated,
  refunding: OrderUpdated,
  completed: OrderCompleted,
  cancelled: OrderCancelled,
  refunded: OrderRefunded,
} as const;

/** The whole service on real Mongo and Redis, and a Stripe that calls its webhook over HTTP. */
export async function paymentsWorld({
  env = {},
  working = true,
}: {
  env?: Record<string, string>;
  working?: boolean;
} = {}) {
  let app: RequestListener = (_req, res) => res.writeHead(503).end();
  const server = createServer((req, res) => app(req, res));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const webhook = { url: `http://127.0.0.1:${portOf(server)}/api/payments/webhook`, secret: WEBHOOK_SECRET };
  const stripe = await startStripeDouble({ webhook });
  const stripeEnv = {
    STRIPE_KEY: 'sk_test_local',
    STRIPE_PUBLISHABLE_KEY: 'pk_test_local',
    STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
    STRIPE_API_URL: stripe.url,
    STRIPE_TIMEOUT_SECONDS: '0.4',
  };
  const base = await testBase('payments', { schema: Config, env: { ...stripeEnv, ...env } });
  const deps = wire(base);
  await base.prepare();
  const http = buildApp(deps);
  app = http;
  const started: Worker[] = [];
  const outbox = outboxOf(base);

  async function work(): Promise<void> {
    for (const worker of workers(deps)) {
      await worker.start();
      started.push(worker);
    }
  }
  async function rest(): Promise<void> {
    for (const worker of started.splice(0)) await worker.stop();
  }
  if (working) await work();

  return {
    deps,
    app: http,
    stripe,
    webhookUrl: webhook.url,
    /** Starts and stops the workers of this "process". */
    work,
    rest,
    as: (id: string) => caller(http, { id }),

    /** An order of somebody, and our copy of it. */
    async order(overrides: Partial<OrderState> = {}, { known = true }: { known?: boolean } = {}) {
      const { data: kept } = sample(OrderCreated);
      let state: OrderState = {
        ...kept,
        id: newId(),
        buyerId: newId(),
        amount: 5_100,
        currency: 'usd',
        status: 'created',
        paymentId: null,
        expiresAt: new Date(Date.now() + 300_000).toISOString(),
        version: 0,
        ...overrides,
      };
      const tell = (told: OrderState) =>
        deliver(deps, handlers, { definition: EVENTS[told.status], subject: told.id, data: told });
      if (known) await tell(state);
      return {
        id: state.id,
        buyer: caller(http, { id: state.buyerId }),
        state: () => state,
        tell,
        /** The order moves on, and we hear of it. */
        async becomes(changes: Partial<OrderState>): Promise<void> {
          state = { ...state, ...changes, version: state.version + 1 };
          await tell(state);
        },
        /** What Stripe did for it. */
        ledger: () => stripe.ledger().filter((line) => line.metadata.orderId === state.id),
        events: async () => (await outbox.events()).filter((event) => Object(event.data).orderId === state.id),
        news: async () =>
          (await outbox.events()).filter((event) => Object(event.data).orderId === state.id).map(({ type }) => type),
        payment: async () => (await deps.payments.ofOrder(state.id)).at(-1),
      };
    },

    async close(): Promise<void> {
      await rest();
      await stripe.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await base.close();
    },
  };
}
