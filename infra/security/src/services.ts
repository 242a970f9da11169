import { generateKeyPairSync } from 'node:crypto';
import { SERVICES, type ServiceName } from '@ticketing-dev/common/contracts';
import type { Api } from '@ticketing-dev/common/http';
import type { BaseConfig } from '@ticketing-dev/common/runtime';
import { type TestBase, testBase } from '@ticketing-dev/common/testing';
import { startStripeDouble } from '@ticketing-dev/local/stripe';
import type { Express } from 'express';
import { buildApp as authApp } from '../../../auth/src/app.ts';
import { Config as AuthConfig } from '../../../auth/src/config.ts';
import { buildDeps as authDeps } from '../../../auth/src/deps.ts';
import { api as authApi } from '../../../auth/src/http/api.ts';
import { ensureInitialRoles } from '../../../auth/src/use-cases/ensure-initial-roles.ts';
import { buildApp as expirationApp } from '../../../expiration/src/app.ts';
import { wire as expirationDeps } from '../../../expiration/src/deps.ts';
import { api as expirationApi } from '../../../expiration/src/http/api.ts';
import { buildApp as ordersApp } from '../../../orders/src/app.ts';
import { Config as OrdersConfig } from '../../../orders/src/config.ts';
import { buildDeps as ordersDeps } from '../../../orders/src/deps.ts';
import { handlers as ordersHandlers } from '../../../orders/src/events/index.ts';
import { api as ordersApi } from '../../../orders/src/http/api.ts';
import { buildApp as paymentsApp } from '../../../payments/src/app.ts';
import { Config as PaymentsConfig } from '../../../payments/src/config.ts';
import { wire as paymentsDeps } from '../../../payments/src/deps.ts';
import { handlers as paymentsHandlers } from '../../../payments/src/events/index.ts';
import { api as paymentsApi } from '../../../payments/src/http/api.ts';
import { buildApp as supportApp } from '../../../support/src/app.ts';
import { Config as SupportConfig } from '../../../support/src/config.ts';
import { wire as supportDeps } from '../../../support/src/deps.ts';
import { api as supportApi } from '../../../support/src/http/api.ts';
import { buildApp as ticketsApp } from '../../../tickets/src/app.ts';
import { wire as ticketsDeps } from '../../../tickets/src/deps.ts';
import { api as ticketsApi } from '../../../tickets/src/http/api.ts';
import { withRoutes } from './routes-of.ts';

export const WEBHOOK_SECRET = 'whsec_of_these_tests';
export type Services = Awaited<ReturnType<typeof startServices>>;

interface Built {
  readonly app: Express;
  readonly routes: readonly string[];
  readonly base: TestBase<BaseConfig>;
  readonly api: Api;
}

/** All six services with their real HTTP side on real Mongo and Redis, without ports; nothing else of them runs. */
export async function startServices(env: Record<string, string> = {}) {
  const { privateKey } = generateKeyPairSync('ed25519');
  const admissionKey = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const stripe = await startStripeDouble({
    webhook: { url: 'http://127.0.0.1:1/api/payments/webhook', secret: WEBHOOK_SECRET },
  });
  const keys = { STRIPE_KEY: 'sk_test_local', STRIPE_PUBLISHABLE_KEY: 'pk_test_local', STRIPE_API_URL: stripe.url };

  const authBase = await testBase('auth', { schema: AuthConfig, env: { ADMIN_EMAIL: 'root@example.com', ...env } });
  const auth = authDeps(authBase.config, authBase);
  const ticketsBase = await testBase('tickets', { env });
  const tickets = ticketsDeps(ticketsBase);
  const ordersBase = await testBase('orders', { schema: OrdersConfig, env: { ADMISSION_KEY: admissionKey, ...env } });
  const orders = ordersDeps(ordersBase.config, ordersBase);
  const paymentsEnv = { ...keys, STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET, ...env };
  const paymentsBase = await testBase('payments', { schema: PaymentsConfig, env: paymentsEnv });
  const payments = paymentsDeps(paymentsBase);
  const expirationBase = await testBase('expiration', { env });
  const expiration = expirationDeps(expirationBase);
  const supportEnv = { SMTP_URL: 'smtp://127.0.0.1:1', ...env };
  const supportBase = await testBase('support', { schema: SupportConfig, env: supportEnv });
  const support = supportDeps(supportBase, supportBase.config);

  const built: Readonly<Record<ServiceName, Built>> = {
    auth: { base: authBase, api: authApi, ...withRoutes(() => authApp(auth)) },
    tickets: { base: ticketsBase, api: ticketsApi, ...withRoutes(() => ticketsApp(tickets)) },
    orders: { base: ordersBase, api: ordersApi, ...withRoutes(() => ordersApp(orders)) },
    payments: { base: paymentsBase, api: paymentsApi, ...withRoutes(() => paymentsApp(payments)) },
    expiration: { base: expirationBase, api: expirationApi, ...withRoutes(() => expirationApp(expiration)) },
    support: { base: supportBase, api: supportApi, ...withRoutes(() => supportApp(support)) },
  };
  for (const service of SERVICES) await built[service].base.prepare();
  await ensureInitialRoles(auth);

  return {
    ...built,
    stripe,
    deps: { auth, tickets, orders, payments, support },
    handlers: { orders: ordersHandlers, payments: paymentsHandlers },
    async close(): Promise<void> {
      support.mailer.close();
      await expiration.reminders.stop();
      await stripe.close();
      for (const service of SERVICES) await built[service].base.close();
    },
  };
}
