import type { ProcessSpec } from '../process/launch.ts';
import { answersOk } from '../process/probes.ts';
import { nodeProcess } from './node-process.ts';
import { localUrl } from './own-processes.ts';
import type { Plan } from './plan.ts';
import type { Addresses } from './service-env.ts';

const ACCOUNT = 'AC00000000000000000000000000000000';

/** What stands in for the outside: the inbox for mail and texts, and Stripe's double unless the real one was set. */
export function doubles(plan: Plan): {
  specs: ProcessSpec[];
  addresses: Pick<Addresses, 'smtp' | 'twilio' | 'stripe'>;
} {
  const { ports, secrets, settings } = plan;
  const stripe = settings.STRIPE_KEY
    ? undefined
    : {
        url: localUrl(ports.stripe),
        key: 'sk_test_local',
        publishableKey: 'pk_test_local',
        webhookSecret: secrets.stripeWebhookSecret,
      };
  const twilio = settings.TWILIO_ACCOUNT_SID
    ? undefined
    : { url: localUrl(ports.inbox), account: ACCOUNT, token: secrets.twilioAuthToken, from: '+15005550006' };
  return {
    specs: [inbox(plan), ...(stripe ? [stripeDouble(plan)] : [])],
    addresses: { smtp: settings.SMTP_URL ?? `smtp://127.0.0.1:${ports.smtp}`, twilio, stripe },
  };
}

function inbox(plan: Plan): ProcessSpec {
  const { state, ports, secrets, env } = plan;
  const port = ports.inbox ?? 0;
  return nodeProcess(plan, {
    name: 'inbox',
    folder: 'infra/local',
    entry: 'inbox/main',
    env: {
      PATH: env.PATH,
      PORT: String(port),
      SMTP_PORT: String(ports.smtp),
      STATE_DIR: state.data('inbox'),
      TWILIO_AUTH_TOKEN: secrets.twilioAuthToken,
    },
    ready: () => answersOk(`${localUrl(port)}/livez`),
  });
}

function stripeDouble(plan: Plan): ProcessSpec {
  const { state, ports, secrets, env } = plan;
  const port = ports.stripe ?? 0;
  return nodeProcess(plan, {
    name: 'stripe',
    folder: 'infra/local',
    entry: 'stripe/main',
    env: {
      PATH: env.PATH,
      PORT: String(port),
      STATE_DIR: state.data('stripe'),
      WEBHOOK_URL: `${localUrl(ports.gateway)}/api/payments/webhook`,
      WEBHOOK_SECRET: secrets.stripeWebhookSecret,
    },
    ready: () => answersOk(`${localUrl(port)}/livez`),
  });
}
