import type { ServiceName } from '@ticketing-dev/common/contracts';
import type { Plan } from './plan.ts';

/** Addresses that were found or started; what is missing is given by the settings. */
export interface Addresses {
  readonly publicUrl: string;
  readonly mongo: (service: ServiceName) => string;
  readonly nats: (service: ServiceName) => string;
  readonly redis: (service: ServiceName) => string;
  readonly smtp: string;
  readonly twilio?:
    | { readonly url: string; readonly account: string; readonly token: string; readonly from: string }
    | undefined;
  readonly stripe?:
    | { readonly url: string; readonly key: string; readonly publishableKey: string; readonly webhookSecret: string }
    | undefined;
}

/** Of the machine, not of the product. */
export const MACHINE = /^(PATH|HOME|USER|LANG|LC_.*|TZ|TMPDIR|TEMP|SYSTEMROOT|NODE_EXTRA_CA_CERTS|(HTTPS?|NO)_PROXY)$/i;
/** With these an editor's debugger joins what it started, however deep. */
const DEBUGGER = /^(NODE_OPTIONS|VSCODE_INSPECTOR_OPTIONS)$/;
/** Names a service may have beyond those the launcher fills in. */
const PASSED_ON: Readonly<Record<ServiceName, RegExp>> = {
  auth: /^(LOG_LEVEL|RATE_LIMITS|OTEL_.*)$/,
  tickets: /^(LOG_LEVEL|RATE_LIMITS|OTEL_.*|SEARCH_URL|S3_URL|CDN_URL)$/,
  orders: /^(LOG_LEVEL|RATE_LIMITS|OTEL_.*|ORDER_HOLD_SECONDS)$/,
  payments: /^(LOG_LEVEL|RATE_LIMITS|OTEL_.*)$/,
  expiration: /^(LOG_LEVEL|RATE_LIMITS|OTEL_.*)$/,
  support: /^(LOG_LEVEL|RATE_LIMITS|OTEL_.*|MAIL_FROM|SALES_DIGEST_SECONDS)$/,
};

/** The whole environment of one service: each gets its own part and nobody else's keys. */
export function serviceEnv(service: ServiceName, port: number, plan: Plan, addresses: Addresses): NodeJS.ProcessEnv {
  const { env, settings, secrets, watch } = plan;
  const streaming = settings.EVENT_BUS === 'nats-streaming';
  const allowed = [MACHINE, PASSED_ON[service], ...(watch ? [DEBUGGER] : [])];
  const passed = Object.entries(env).filter(([name]) => allowed.some((names) => names.test(name)));
  return {
    ...Object.fromEntries(passed),
    NODE_ENV: watch ? 'development' : 'production',
    PORT: String(port),
    // Only the gateway is for others.
    HOST: '127.0.0.1',
    PUBLIC_URL: addresses.publicUrl,
    MONGO_URL: addresses.mongo(service),
    EVENT_BUS: settings.EVENT_BUS,
    [streaming ? 'NATS_STREAMING_URL' : 'NATS_URL']: addresses.nats(service),
    REDIS_URL: addresses.redis(service),
    JWT_PUBLIC_KEYS: settings.JWT_PUBLIC_KEYS ?? secrets.jwtPublicKeys,
    TRUST_PROXY_HOPS: '1',
    // Nobody need notice that a service is about to start again with the changed source.
    ...(watch ? { DRAIN_NOTICE_SECONDS: '0' } : {}),
    ...ownEnv(service, plan, addresses),
  };
}

function ownEnv(service: ServiceName, { settings, secrets }: Plan, addresses: Addresses): NodeJS.ProcessEnv {
  const { stripe, twilio } = addresses;
  switch (service) {
    case 'auth':
      return { JWT_PRIVATE_KEY: settings.JWT_PRIVATE_KEY ?? secrets.jwtPrivateKey, ADMIN_EMAIL: settings.ADMIN_EMAIL };
    case 'orders':
      return { ADMISSION_KEY: settings.ADMISSION_KEY ?? secrets.admissionKey };
    case 'payments':
      return {
        STRIPE_KEY: stripe?.key ?? settings.STRIPE_KEY,
        STRIPE_PUBLISHABLE_KEY: stripe?.publishableKey ?? settings.STRIPE_PUBLISHABLE_KEY,
        STRIPE_WEBHOOK_SECRET: stripe?.webhookSecret ?? settings.STRIPE_WEBHOOK_SECRET,
        STRIPE_API_URL: stripe?.url ?? settings.STRIPE_API_URL,
      };
    case 'support':
      return {
        SMTP_URL: addresses.smtp,
        TWILIO_ACCOUNT_SID: twilio?.account ?? settings.TWILIO_ACCOUNT_SID,
        TWILIO_AUTH_TOKEN: twilio?.token ?? settings.TWILIO_AUTH_TOKEN,
        TWILIO_FROM: twilio?.from ?? settings.TWILIO_FROM,
        TWILIO_API_URL: twilio?.url ?? settings.TWILIO_API_URL,
      };
    default:
      return {};
  }
}
