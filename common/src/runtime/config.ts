import { z } from 'zod';
import { readPublicKeys } from '../http/jwt-keys.ts';
import { TracingConfig } from '../tracing/index.ts';

const url = (protocols: RegExp, example: string) =>
  z.string().refine((text) => URL.canParse(text) && protocols.test(text), `must be a URL such as ${example}`);
const NatsUrl = url(/^(nats|tls):\/\//, 'nats://orders:<password>@localhost:4222');
const wholeNumber = (min: number, max: number) => z.coerce.number('must be a whole number').int().min(min).max(max);

/** What every service reads from its environment. Services extend it by their own variables, named as in the environment. */
export const BaseConfig = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  /** 0: any free port. */
  PORT: wholeNumber(0, 65_535).default(3_000),
  /** The address to listen on; without it all of them, as in a container. On a laptop: `127.0.0.1`. */
  HOST: z.string().optional(),
  /** Where visitors find us; its origin is the one that may change things. */
  PUBLIC_URL: url(/^https?:\/\//, 'https://ticketing.dev'),
  MONGO_URL: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'must be a URL such as mongodb://localhost:27017/orders?replicaSet=rs'),
  EVENT_BUS: z.enum(['jetstream', 'nats-streaming']).default('jetstream'),
  /** Of this service's own broker user. Needed with the bus `jetstream`. */
  NATS_URL: NatsUrl.optional(),
  /** Needed with the bus `nats-streaming`. */
  NATS_STREAMING_URL: NatsUrl.optional(),
  /** Of how many brokers of a cluster each keeps every event; read when the stream is made. */
  EVENT_REPLICAS: wholeNumber(1, 5).default(1),
  REDIS_URL: url(/^rediss?:\/\//, 'redis://localhost:6379'),
  /** JSON `{kid: PEM}`: who may sign sessions. */
  JWT_PUBLIC_KEYS: z.string().transform((json, context) => {
    try {
      return readPublicKeys(json);
    } catch {
      context.addIssue({ code: 'custom', message: 'must be JSON {"<kid>": "<PEM of a public key on P-256>"}' });
      return z.NEVER;
    }
  }),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  /** `off` is for load tests only. */
  RATE_LIMITS: z.enum(['on', 'off']).default('on'),
  /** How many proxies of ours stand before the service: so many entries of X-Forwarded-For are believed. */
  TRUST_PROXY_HOPS: wholeNumber(0, 10).default(1),
  ...TracingConfig.shape,
  /** Told to end, it says so by `/readyz` and serves on for so long, until nobody sends it more. */
  DRAIN_NOTICE_SECONDS: z.coerce.number('must be a number of seconds').min(0).max(15).default(1),
});
export type BaseConfig = z.output<typeof BaseConfig>;
