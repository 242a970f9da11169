import { createHmac } from 'node:crypto';
import { SERVICES, type ServiceName } from '@ticketing-dev/common/contracts';
import { givenDatabase, givenUrl } from '../stack/given-url.ts';
import type { Secrets } from '../stack/secrets.ts';
import { readSettings, type Settings } from '../stack/settings.ts';
import { type MongoSet, mongoUrl, type Place } from './place.ts';

/** Secrets by name, as a cluster keeps them: who mounts one sees nothing of the others. */
export type SecretTable = Readonly<Record<string, Readonly<Record<string, string>>>>;

const DOUBLES_ACCOUNT = 'AC00000000000000000000000000000000';

/**
 * Everything that is secret in a place, made of its keys: for each service its environment, for each server what it is set up with.
 *
 * @param env settings as in `.env.example`: a server whose address is set is used; without Stripe's, Twilio's and SMTP's the
 * doubles stand in
 */
export function secretsAt(place: Place, keys: Secrets, env: NodeJS.ProcessEnv): SecretTable {
  const services = SERVICES.map((service) => [service, defined(serviceSecret(service, place, keys, env))]);
  const sets = place.mongoSets.map((set) => [set.name, mongoSecret(set, keys)]);
  return {
    ...Object.fromEntries([...services, ...sets]),
    nats: { USERS: JSON.stringify(keys.nats), ADMIN_PASSWORD: keys.natsAdmin, CLUSTER_PASSWORD: derived(keys, 'nats') },
    redis: { PASSWORD: keys.redis },
    ...(place.doubles
      ? { inbox: { TWILIO_AUTH_TOKEN: keys.twilioAuthToken }, stripe: { WEBHOOK_SECRET: keys.stripeWebhookSecret } }
      : {}),
  };
}

function serviceSecret(service: ServiceName, place: Place, keys: Secrets, env: NodeJS.ProcessEnv) {
  const settings = readSettings(env);
  const brokerLogin = `${service}:${encodeURIComponent(keys.nats[service].password)}`;
  return {
    MONGO_URL: givenDatabase(env, service) ?? mongoUrl(place, service, keys.mongo[service]),
    NATS_URL: givenUrl(env, 'NATS_URL', service) ?? `nats://${brokerLogin}@${place.nats}`,
    REDIS_URL: givenUrl(env, 'REDIS_URL', service) ?? `redis://:${encodeURIComponent(keys.redis)}@${place.redis}`,
    JWT_PUBLIC_KEYS: settings.JWT_PUBLIC_KEYS ?? keys.jwtPublicKeys,
    ...ownSecret(service, place, keys, settings),
  };
}

function ownSecret(service: ServiceName, place: Place, keys: Secrets, settings: Settings) {
  switch (service) {
    case 'auth':
      return { JWT_PRIVATE_KEY: settings.JWT_PRIVATE_KEY ?? keys.jwtPrivateKey };
    case 'orders':
      return { ADMISSION_KEY: settings.ADMISSION_KEY ?? keys.admissionKey };
    case 'payments':
      return settings.STRIPE_KEY ? stripeAccount(settings) : stripeDouble(doublesOf(place, 'STRIPE_KEY'), keys);
    case 'support':
      return {
        SMTP_URL: settings.SMTP_URL ?? `smtp://${doublesOf(place, 'SMTP_URL').smtp}`,
        // Without either nobody gets a text message, and everybody an e-mail.
        ...(place.doubles && !settings.TWILIO_ACCOUNT_SID
          ? twilioDouble(place.doubles, keys)
          : twilioAccount(settings)),
      };
    default:
      return {};
  }
}

type Doubles = NonNullable<Place['doubles']>;

function doublesOf({ doubles }: Place, setting: string): Doubles {
  if (doubles) return doubles;
  throw new Error(`${setting} must be set: no double stands in where real buyers are.`);
}

function stripeAccount({ STRIPE_KEY, STRIPE_PUBLISHABLE_KEY, STRIPE_WEBHOOK_SECRET }: Settings) {
  return { STRIPE_KEY, STRIPE_PUBLISHABLE_KEY, STRIPE_WEBHOOK_SECRET };
}

function stripeDouble({ stripeUrl }: Doubles, { stripeWebhookSecret }: Secrets) {
  return {
    STRIPE_KEY: 'sk_test_local',
    STRIPE_PUBLISHABLE_KEY: 'pk_test_local',
    STRIPE_WEBHOOK_SECRET: stripeWebhookSecret,
    STRIPE_API_URL: stripeUrl,
  };
}

function twilioAccount({ TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_FROM, TWILIO_API_URL }: Settings) {
  return { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_FROM, TWILIO_API_URL };
}

function twilioDouble({ twilioUrl }: Doubles, { twilioAuthToken }: Secrets) {
  return {
    TWILIO_ACCOUNT_SID: DOUBLES_ACCOUNT,
    TWILIO_AUTH_TOKEN: twilioAuthToken,
    TWILIO_FROM: '+15005550006',
    TWILIO_API_URL: twilioUrl,
  };
}

function mongoSecret({ name, services }: MongoSet, keys: Secrets): Record<string, string> {
  const passwords = services.map((service) => [`password-${service}`, keys.mongo[service]]);
  return { keyfile: derived(keys, name), 'password-admin': keys.mongo.admin, ...Object.fromEntries(passwords) };
}

/** What members of one set show each other: of each set its own, so that no member can pass for one of another's. */
function derived({ mongoKeyFile }: Secrets, name: string): string {
  return createHmac('sha512', mongoKeyFile).update(name).digest('hex');
}

function defined(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
